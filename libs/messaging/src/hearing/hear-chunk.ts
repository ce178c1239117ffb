import { tracingChannel } from 'node:diagnostics_channel';
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
import { moveOffset, type Place } from './offsets.ts';
import type { ReadMessage } from './read-message.ts';
import { sortOut, type SortedOut } from './sort-out.ts';
import { worldIsBroken } from './world-is-broken.ts';

/** A piece of a partition: `from` and `to` are the offsets before and after it, heard or not. */
export interface Chunk {
  place: Place;
  from: number;
  to: number;
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
 * Hears a chunk in one transaction: offset, ids, effects, events and parked keys commit together or not at all.
 * Throws whatever a handler threw, `OffsetMovedError`, and the errors of a broken world; then nothing has happened.
 */
export const hearChunk = (tools: ChunkTools, chunk: Chunk): Promise<ChunkOutcome> =>
  inOneTransaction(tools, chunk, async (tx, { hear }) => {
    await hearAll(hear, tools.hearings, tx, tools.keysAtOnce);
    await tx.storeEvents();
    return { failed: [], reasons: new Map() };
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
    const outcome = await hearOrPark(tools, { ...chunk, from, to, messages: [message] });
    for (const count of Object.keys(total) as (keyof ChunkOutcome)[]) total[count] += outcome[count];
    from = to;
  }
  return total;
}

const hearOrPark = (tools: ChunkTools, chunk: Chunk): Promise<ChunkOutcome> =>
  inOneTransaction(tools, chunk, async (tx, { hear }) => {
    const reasons = new Map<string, ParkedReason>();
    for (const message of hear) {
      const reason = await hearAlone(tools, tx, message);
      if (reason) reasons.set(message.key, reason);
    }
    return { failed: reasons.size > 0 ? hear : [], reasons };
  });

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

interface Failures {
  failed: ReadMessage[];
  reasons: Map<string, ParkedReason>;
}

/** Tells of each transaction that hears: `{ chunk }`, with the outcome as its result. */
const HEAR = tracingChannel('careway.hear');

function inOneTransaction(
  tools: ChunkTools,
  chunk: Chunk,
  hear: (tx: ChunkTx, sorted: SortedOut) => Promise<Failures>,
): Promise<ChunkOutcome> {
  return HEAR.tracePromise(() => tools.database.transaction((tx) => hearIn(tx, tools, chunk, hear)), { chunk });
}

async function hearIn(
  tx: Tx,
  tools: ChunkTools,
  chunk: Chunk,
  hear: (tx: ChunkTx, sorted: SortedOut) => Promise<Failures>,
): Promise<ChunkOutcome> {
  const own = new ChunkTx(tx);
  const moved = moveOffset(tx, chunk.place, chunk.from, chunk.to);
  const [sorted] = await Promise.all([sortOutIn(tx, chunk.messages), moved]);
  const { failed, reasons } = await hear(own, sorted);
  for (const message of sorted.broken) {
    if (!reasons.has(message.key)) reasons.set(message.key, contractBroken(message));
  }
  const held = [...sorted.hold, ...failed].sort((a, b) => a.offset - b.offset);
  await parkKeys(tx, reasons, tools.retryMs);
  await holdMessages(tx, chunk.place, held);
  tx.afterCommit(() => tools.runEffects(own.effects));
  return {
    heard: sorted.hear.length - failed.length,
    duplicates: sorted.duplicates,
    held: held.length,
    parkedKeys: reasons.size,
  };
}

async function sortOutIn(tx: Tx, messages: readonly ReadMessage[]): Promise<SortedOut> {
  if (messages.length === 0) return sortOut([], new Set(), new Set());
  const ids = messages.map(({ id }) => id);
  const keys = messages.map(({ key }) => key);
  const [fresh, parked] = await Promise.all([markHeard(tx, ids), lockParkedKeys(tx, keys)]);
  return sortOut(messages, fresh, parked);
}
