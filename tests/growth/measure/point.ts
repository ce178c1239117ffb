import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../../bench/harness/figures.ts';
import { heardSince, lastChange, lastMessage, rowsScanned, untilQuiet } from '../databases.ts';
import type { Setting } from '../points.ts';
import { HOPS, type Hop, type Services } from '../services.ts';
import { GROWING } from '../fill/fill.ts';
import { Lines } from '../load/lines.ts';
import { Screens } from '../load/screens.ts';
import type { Message } from '../load/journeys.ts';
import { eventually } from '@careway/testing/eventually';
import { ownWords } from './metrics.ts';
import { ofEach } from './of-each.ts';
import { memory, PARTS, read, usedBetween, type Part, type Watched } from './usage.ts';

/** One point, measured once or the median of several times. Names say the unit. */
export interface Point extends Setting {
  messages: number;
  /** Messages whose facts bed tracking has. */
  heard: number;
  /** Changes of the board sent to screens, over all screens. */
  changes: number;
  accepted_per_s: number;
  /** From the first message sent to the last one on the board. */
  through_per_s: number;
  ack_p50_ms: number;
  ack_p99_ms: number;
  /** CPU time in microseconds per message. */
  cpu_us: Record<Part, number>;
  /** PostgreSQL's CPU time in microseconds per message, by who asked for the work. */
  postgres_us: Record<Hop | 'own', number>;
  /** Rows per message that PostgreSQL read by looking through a table that grows with the people: an index is missing. */
  rows_scanned: number;
  /** CPU time in milliseconds per second while nothing is sent. */
  idle_ms_per_s: Record<Part, number>;
  /** Memory in MB after the messages, per process (RSS; PostgreSQL's all together, PSS). */
  memory_mb: Record<Part, number>;
  /** Living objects in MB after the messages. */
  heap_mb: Record<Hop, number>;
  /** Delay of the event loop while messages came. */
  loop_p99_ms: Record<Hop, number>;
  /** Lines on /metrics. */
  series: Record<Hop, number>;
  /** From the start of a process until it is ready. */
  start_s: Record<Hop, number>;
}

export interface Measuring extends Watched {
  setting: Setting;
  services: Pick<Services, 'of' | 'mllpPort'>;
  messages: readonly Message[];
  idleMs: number;
}

/** Sends the messages, waits until all of them are on the board, and tells what that took. Throws when one is lost. */
export async function measurePoint(measuring: Measuring): Promise<Point> {
  const { setting, services } = measuring;
  const lines = await Lines.open(services.mllpPort, setting.lines);
  const screens = await Screens.open(services.of('project')[0]!.address, setting.viewers);
  try {
    const idle_ms_per_s = await idleFor(measuring);
    const under = await underLoad(measuring, lines, screens);
    const memory_mb = memory(measuring);
    const living = await ownWords(services, true);
    return {
      ...setting,
      ...under,
      changes: screens.changes,
      idle_ms_per_s,
      memory_mb,
      heap_mb: ofEach(HOPS, (hop) => living[hop].heap),
      series: ofEach(HOPS, (hop) => living[hop].series),
      start_s: ofEach(HOPS, (hop) => services.of(hop)[0]!.startSeconds),
    };
  } finally {
    screens.close();
    await lines.close();
  }
}

async function idleFor(measuring: Measuring): Promise<Record<Part, number>> {
  const [before, began] = [await read(measuring), performance.now()];
  await wait(measuring.idleMs);
  const seconds = (performance.now() - began) / 1_000;
  const { parts } = usedBetween(before, await read(measuring));
  return ofEach(PARTS, (part) => (parts[part] * 1_000) / seconds);
}

async function underLoad(measuring: Measuring, lines: Lines, screens: Screens) {
  const { client, services, messages } = measuring;
  const seq = await lastMessage(client);
  // Asked now too, because a service tells its delays since it was asked last.
  await ownWords(services);
  const scanned = await rowsScanned(client, GROWING);
  const [before, began] = [await read(measuring), performance.now()];
  const { latencies, tookMs } = await lines.send(messages);
  await untilQuiet(client, seq);
  const throughMs = performance.now() - began;
  const shown = await lastChange(client);
  await eventually(() => screens.haveSeen(shown));
  const { parts, postgres } = usedBetween(before, await read(measuring));
  const words = await ownWords(services);
  const { heard } = await heardSince(client, seq);
  if (heard !== messages.length) throw new Error(`${messages.length} messages were sent and ${heard} heard`);
  const micros = (seconds: number) => (seconds * 1_000_000) / messages.length;
  return {
    messages: messages.length,
    heard,
    accepted_per_s: (messages.length / tookMs) * 1_000,
    through_per_s: (messages.length / throughMs) * 1_000,
    ack_p50_ms: quantile(latencies, 0.5),
    ack_p99_ms: quantile(latencies, 0.99),
    cpu_us: ofEach(PARTS, (part) => micros(parts[part])),
    rows_scanned: ((await rowsScanned(client, GROWING)) - scanned) / messages.length,
    postgres_us: ofEach([...HOPS, 'own'], (part) => micros(postgres[part])),
    loop_p99_ms: ofEach(HOPS, (hop) => words[hop].loopP99),
  };
}
