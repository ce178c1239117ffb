import { tracingChannel } from 'node:diagnostics_channel';
import type { Chunk, ChunkOutcome } from './hear-chunk.ts';

/** Tells of each chunk that is to be heard and of what became of it. Costs nothing while nobody listens. */
const HEAR = tracingChannel<object, { chunk: Chunk }>('careway.hear');

export const traceHearing = (chunk: Chunk, hear: () => Promise<ChunkOutcome>): Promise<ChunkOutcome> =>
  HEAR.hasSubscribers ? HEAR.tracePromise(hear, { chunk }) : hear();
