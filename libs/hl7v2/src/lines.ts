const NAME = /^[A-Z][A-Z0-9]{2}$/;

/**
 * Cuts a text into segments. A segment ends at CR or CR LF; a lone LF ends it too when a segment name and the field
 * separator follow (LF senders, mixed files), and otherwise is data of the field it stands in. Empty ones are left out.
 * Stops at one more than `most`.
 */
export const segmentLines = (text: string, fieldSeparator: string, most: number): string[] => {
  const lines: string[] = [];
  let start = 0;
  let cr = text.indexOf('\r');
  let lf = text.indexOf('\n');
  while ((cr !== -1 || lf !== -1) && lines.length <= most) {
    if (lf !== -1 && (cr === -1 || lf < cr)) {
      if (text[lf + 4] === fieldSeparator && NAME.test(text.slice(lf + 1, lf + 4))) {
        push(text, start, lf, lines);
        start = lf + 1;
      }
      lf = text.indexOf('\n', lf + 1);
    } else {
      push(text, start, cr, lines);
      start = cr + 1;
      cr = text.indexOf('\r', start);
    }
  }
  if (lines.length <= most) push(text, start, text.length, lines);
  return lines;
};

/** A line feed at either end of a segment belongs to the line end (CR LF, LF CR, a trailing LF), not to a field. */
const push = (text: string, start: number, end: number, lines: string[]): void => {
  let stop = end;
  while (stop > start && text[stop - 1] === '\n') stop -= 1;
  let first = start;
  while (first < stop && text[first] === '\n') first += 1;
  if (stop > first) lines.push(text.slice(first, stop));
};
