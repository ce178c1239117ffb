import type { Database, Tx } from '@careway/database';
import {
  contractBroken,
  holdMessages,
  lockParkedKeys,
  parkKeys,
  reasonOf,
  type ParkedReason,
} from '../parked/parked-keys.ts';
import { ChunkTx } from './chunk-tx.ts';
import { markHeard } from './heard-events.ts';
import { hearAll, type Hearings } from './hearings.ts';
import { traceHearing } from './trace-hearing.ts';
import { moveOffsets, type Move, type Place } from './offsets.ts';
import type { ReadMessage } from './read-message.ts';
import { sortOut, type SortedOut } from './sort-out.ts';
import { worldIsBroken } from './world-is-broken.ts';

/** A piece of a partition: `from` and `to` are the offsets before and after it, heard or not. */
export interface Chunk extends Move {
  messages: readonly ReadMessage[];
}

export interface ChunkOutcome {
  heard: number;
  duplicates: number;
  held: number;
  parkedKeys: number;
}

export interface ChunkTools {
  database: Database;
  hearings: Hearings;
  keysAtOnce: number;
  /** When a newly parked key is tried again, in milliseconds. */
  retryMs: number;
  /** Runs what was planned for after the commit. */
  runEffects(effects: readonly (() => unknown)[]): void;
}

/**
 * Hears chunks of several partitions in one transaction: offsets, ids, effects, events and parked keys commit together
 * or not at all; their outcomes, in the same order. Throws whatever a handler threw, `OffsetMovedError`, and the errors
 * of a broken world; then nothing has happened.
 */
export const hearChunks = (tools: ChunkTools, chunks: readonly Chunk[]): Promise<ChunkOutcome[]> =>
  inOneTransaction(tools, chunks, async (tx, messages) => {
    await hearAll(messages, tools.hearings, tx, tools.keysAtOnce);
    await tx.storeEvents();
    return new Map();
  });

/**
 * The same, a transaction for each message, so that no lock is held from one to the next: a message that fails is undone,
 * and its key is parked with it. Throws only `OffsetMovedError` and the errors of a broken world; what came before the
 * message that met them stays heard.
 */
export async function hearOneByOne(tools: ChunkTools, chunk: Chunk): Promise<ChunkOutcome> {
  const total: ChunkOutcome = { heard: 0, duplicates: 0, held: 0, parkedKeys: 0 };
  let { from } = chunk;
  for (const message of chunk.messages) {
    const to = message === chunk.messages.at(-1) ? chunk.to : message.offset + 1;
    const piece = { ...chunk, from, to, messages: [message] };
    const outcome = await traceHearing(piece, () => hearOrPark(tools, piece));
    for (const count of Object.keys(total) as (keyof ChunkOutcome)[]) total[count] += outcome[count];
    from = to;
  }
  return total;
}

const hearOrPark = async (tools: ChunkTools, chunk: Chunk): Promise<ChunkOutcome> => {
  const [outcome] = await inOneTransaction(tools, [chunk], async (tx, messages) => {
    const failed = new Map<ReadMessage, ParkedReason>();
    for (const message of messages) {
      const reason = await hearAlone(tools, tx, message);
      if (reason) failed.set(message, reason);
    }
    return failed;
  });
  return outcome!;
};

/** Hears one message by itself; why it failed, when it did. */
export async function hearAlone(
  tools: ChunkTools,
  tx: ChunkTx,
  message: ReadMessage,
): Promise<ParkedReason | undefined> {
  const hearing = tools.hearings.get(message.event!.type)!;
  try {
    await tx.alone(async () => void (await hearing.hear(hearing.batch ? [message.event!] : message.event!, tx)));
    return undefined;
  } catch (error) {
    if (worldIsBroken(error)) throw error;
    return reasonOf(error, message);
  }
}

/** The messages that failed, and why. */
type Failures = ReadonlyMap<ReadMessage, ParkedReason>;

/** One transaction for chunks of several partitions; what became of each. */
const inOneTransaction = (
  tools: ChunkTools,
  chunks: readonly Chunk[],
  hear: (tx: ChunkTx, messages: readonly ReadMessage[]) => Promise<Failures>,
): Promise<ChunkOutcome[]> => tools.database.transaction((tx) => hearIn(tx, tools, chunks, hear));

async function hearIn(
  tx: Tx,
  tools: ChunkTools,
  chunks: readonly Chunk[],
  hear: (tx: ChunkTx, messages: readonly ReadMessage[]) => Promise<Failures>,
): Promise<ChunkOutcome[]> {
  const own = new ChunkTx(tx);
  const [, sorted] = await Promise.all([moveOffsets(tx, chunks), sortOutIn(tx, chunks)]);
  const failed = await hear(
    own,
    sorted.flatMap((one) => one.hear),
  );
  tx.afterCommit(() => tools.runEffects(own.effects));
  return Promise.all(chunks.map(({ place }, n) => park(tx, tools, place, sorted[n]!, failed)));
}

/** Parks what was not heard, and tells what became of the chunk. */
async function park(
  tx: Tx,
  { retryMs }: ChunkTools,
  place: Place,
  sorted: SortedOut,
  failed: Failures,
): Promise<ChunkOutcome> {
  const unheard = sorted.hear.filter((message) => failed.has(message));
  const reasons = new Map<string, ParkedReason>();
  // Backwards, so that the first of a key is the one told.
  for (const message of sorted.broken.toReversed()) reasons.set(message.key, contractBroken(message));
  for (const message of unheard.toReversed()) reasons.set(message.key, failed.get(message)!);
  const held = [...sorted.hold, ...unheard].sort((a, b) => a.offset - b.offset);
  await Promise.all([parkKeys(tx, reasons, retryMs), holdMessages(tx, place, held)]);
  return {
    heard: sorted.hear.length - unheard.length,
    duplicates: sorted.duplicates,
    held: held.length,
    parkedKeys: reasons.size,
  };
}

async function sortOutIn(tx: Tx, chunks: readonly Chunk[]): Promise<SortedOut[]> {
  const messages = chunks.flatMap((chunk) => chunk.messages);
  const [fresh, parked] =
    messages.length === 0
      ? [new Set<string>(), new Set<string>()]
      : await Promise.all([
          markHeard(
            tx,
            messages.map(({ id }) => id),
          ),
          lockParkedKeys(
            tx,
            messages.map(({ key }) => key),
          ),
        ]);
  return chunks.map((chunk) => sortOut(chunk.messages, fresh, parked));
}
