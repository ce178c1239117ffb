import type { Found, Look } from './found.ts';
import { linesOf, type Operation } from './operations.ts';

type Piece = Operation<'hear'>;

/** Promise 2: a service hears each partition piece by piece, none twice, none left out, never going back. */
export const heardOnce: Look = ({ hears }) => {
  const places = Map.groupBy(hears, ({ did }) => `${did.service} ${did.topic}/${did.partition}`);
  return [...places].flatMap(([place, pieces]) => judge(place, pieces));
};

function judge(place: string, pieces: readonly Piece[]): Found[] {
  const heard = pieces
    .filter(({ outcome }) => outcome === 'ok')
    .toSorted((a, b) => a.did.from - b.did.from || a.did.to - b.did.to);
  const perhaps = Map.groupBy(
    pieces.filter(({ outcome }) => outcome === 'unknown'),
    ({ did }) => did.from,
  );
  const found: Found[] = [];
  let before: Piece | undefined;
  let latest: Piece | undefined;
  for (const piece of heard) {
    const what = wrongBetween(before, latest, piece, perhaps);
    if (what) found.push(foundOf(`${place}: ${what}`, [before, latest, piece]));
    if (!before || piece.did.to > before.did.to) before = piece;
    if (!latest || piece.begin.at > latest.begin.at) latest = piece;
  }
  return found.length > 0 ? found : repeatsHeard(place, heard);
}

function wrongBetween(
  before: Piece | undefined,
  latest: Piece | undefined,
  { did, end }: Piece,
  perhaps: ReadonlyMap<number, readonly Piece[]>,
): string | undefined {
  const reached = before?.did.to ?? 0;
  if (did.from < reached) return `offsets ${did.from} to ${Math.min(did.to, reached) - 1} were heard twice`;
  if (!leads(perhaps, reached, did.from)) return `offsets ${reached} to ${did.from - 1} were never heard`;
  if (latest && end!.at < latest.begin.at) return `${did.from} was heard before ${latest.did.from}`;
  return undefined;
}

/** Whether pieces of unknown outcome may have led from one offset to another. */
function leads(perhaps: ReadonlyMap<number, readonly Piece[]>, from: number, to: number): boolean {
  const reached = new Set([from]);
  for (const offset of reached) for (const { did } of perhaps.get(offset) ?? []) if (did.to <= to) reached.add(did.to);
  return reached.has(to);
}

/** What was heard in a piece before must have been found to be known. */
function repeatsHeard(place: string, heard: readonly Piece[]): Found[] {
  const known = new Set<string>();
  return heard.flatMap((piece) => {
    const fresh = new Set(piece.did.ids).difference(known).size;
    const repeated = piece.did.ids.find((id) => known.has(id));
    for (const id of piece.did.ids) known.add(id);
    const count = piece.end?.heard ?? 0;
    if (count <= fresh) return [];
    const what = `${place}: ${count} events from offset ${piece.did.from} had effects, though only ${fresh} were new`;
    return [{ ...foundOf(what, [piece]), about: repeated ? [repeated] : [] }];
  });
}

const foundOf = (what: string, pieces: readonly (Piece | undefined)[]): Found => ({
  what,
  lines: [...new Set(pieces)].flatMap((piece) => (piece ? linesOf(piece) : [])),
});
