import { inflateSync } from 'node:zlib';

/**
 * The words of a PDF as a reader copies them: each glyph by the table `ToUnicode` of its font. Lines are joined by
 * single spaces.
 */
export function wordsOf(pdf: Buffer): string {
  const file = pdf.toString('latin1');
  const objects = new Map([...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id, body]) => [id!, body!]));
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name, id] of file.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const [, table] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)!)!;
    fonts.set(name!, readTable(streamOf(objects.get(table!)!)));
  }
  const pages = [...objects.values()].filter((body) => body.includes('stream\n')).map(streamOf);
  return pages
    .flatMap((page) => linesOf(page, fonts))
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

function streamOf(body: string): string {
  const [, stream] = /stream\n([\s\S]*)\nendstream/.exec(body)!;
  const bytes = Buffer.from(stream!, 'latin1');
  return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : stream!;
}

/** Lines such as `<0000> <0002> [<0000> <0041> <0066>]`: from, to, the characters of each glyph in UTF-16. */
function readTable(table: string): Map<string, string> {
  const ranges = table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/g);
  return new Map(
    [...ranges].flatMap(([, from, list]) =>
      [...list!.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex], index) => [
        (Number.parseInt(from!, 16) + index).toString(16).padStart(4, '0'),
        Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      ]),
    ),
  );
}

function linesOf(page: string, fonts: Map<string, Map<string, string>>): string[] {
  let glyphs = new Map<string, string>();
  const lines: string[] = [];
  for (const [, font, shown] of page.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)) {
    if (font) glyphs = fonts.get(font)!;
    else
      lines.push(
        shown!
          .matchAll(/<([0-9a-f]+)>/g)
          .map(([, hex]) =>
            hex!
              .match(/.{4}/g)!
              .map((one) => glyphs.get(one) ?? '')
              .join(''),
          )
          .toArray()
          .join(''),
      );
  }
  return lines;
}
