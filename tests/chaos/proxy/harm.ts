/** What a proxy can be told to do to its lines, until it is told to leave off. */
export type Harm =
  /** Everything arrives `ms` later, give or take `jitterMs`, in its order. */
  | { kind: 'delay'; ms: number; jitterMs: number }
  /** This share (0 to 1) of the connections is reset, those there are at once and new ones when they come. */
  | { kind: 'cut'; share: number }
  /** One side is told that nothing more will come, while the other goes on talking to nobody. */
  | { kind: 'half-close'; towards: 'client' | 'server' }
  /** What is written arrives in pieces of one to `most` bytes. */
  | { kind: 'slice'; most: number }
  /** PostgreSQL: so many times a COMMIT is carried out, and the connection is reset before its answer goes back. */
  | { kind: 'cut-after-commit'; times: number };

/** How much later a chunk is to arrive, in milliseconds, under all the harms there are. */
export function delayBy(harms: Iterable<Harm>): number {
  let ms = 0;
  for (const harm of harms) if (harm.kind === 'delay') ms += harm.ms + (Math.random() * 2 - 1) * harm.jitterMs;
  return Math.max(0, ms);
}

/** Small pieces made of one chunk at most: beyond them it would only be slow. */
const MOST_PIECES = 200;

/** The chunk in the pieces in which it is to be written. */
export function piecesOf(chunk: Buffer, harms: Iterable<Harm>): Buffer[] {
  const most = Math.min(...Array.from(harms, (harm) => (harm.kind === 'slice' ? harm.most : Infinity)));
  if (most === Infinity) return [chunk];
  const pieces: Buffer[] = [];
  let from = 0;
  while (from < chunk.length && pieces.length < MOST_PIECES) {
    const to = from + 1 + Math.floor(Math.random() * most);
    pieces.push(chunk.subarray(from, to));
    from = to;
  }
  return from < chunk.length ? [...pieces, chunk.subarray(from)] : pieces;
}
