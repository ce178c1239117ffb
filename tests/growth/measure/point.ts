import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { heardSince, lastChange, lastMessage, untilQuiet } from '../databases.ts';
import type { Servers } from '../platform.ts';
import type { Setting } from '../points.ts';
import { HOPS, type Hop, type Services } from '../services.ts';
import { Lines } from '../load/lines.ts';
import { Screens } from '../load/screens.ts';
import type { Message } from '../load/journeys.ts';
import { eventually } from '@careway/testing/eventually';
import { ownWords } from './metrics.ts';
import { difference, memory, used, type Part, type Used, type Watched } from './usage.ts';

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

export interface Measuring {
  setting: Setting;
  servers: Pick<Servers, 'pids'>;
  services: Services;
  client: pg.Client;
  messages: readonly Message[];
  idleMs: number;
}

/** Sends the messages, waits until all of them are on the board, and tells what that took. Throws when one is lost. */
export async function measurePoint({ setting, idleMs, messages, ...all }: Measuring): Promise<Point> {
  const { client, services } = all;
  const seq = await lastMessage(client);
  const lines = await Lines.open(services.mllpPort, setting.lines);
  const screens = await Screens.open(services.of('project')[0]!.address, setting.viewers);
  try {
    const idle = await idleFor(all, idleMs);
    // Also begins the time over which a service tells its longest delays.
    await ownWords(services);
    const before = await used(all);
    const began = performance.now();
    const { latencies, tookMs } = await lines.send(messages);
    await untilQuiet(client, seq);
    const throughMs = performance.now() - began;
    const shown = await lastChange(client);
    await eventually(() => screens.haveSeen(shown));
    const taken = perMessage(difference(await used(all), before), messages.length);
    const words = await ownWords(services);
    const memory_mb = memory(all);
    const living = await ownWords(services, true);
    const { heard } = await heardSince(client, seq);
    if (heard !== messages.length) throw new Error(`${messages.length} messages were sent and ${heard} heard`);
    const byHop = (read: (hop: Hop) => number) =>
      Object.fromEntries(HOPS.map((hop) => [hop, read(hop)])) as Record<Hop, number>;
    return {
      ...setting,
      messages: messages.length,
      heard,
      changes: screens.changes,
      accepted_per_s: (messages.length / tookMs) * 1_000,
      through_per_s: (messages.length / throughMs) * 1_000,
      ack_p50_ms: percentile(latencies, 0.5),
      ack_p99_ms: percentile(latencies, 0.99),
      cpu_us: taken.parts,
      postgres_us: taken.postgres,
      idle_ms_per_s: idle,
      memory_mb,
      heap_mb: byHop((hop) => living[hop].heap),
      loop_p99_ms: byHop((hop) => words[hop].loopP99),
      series: byHop((hop) => living[hop].series),
      start_s: byHop((hop) => services.of(hop)[0]!.startSeconds),
    };
  } finally {
    screens.close();
    await lines.close();
  }
}

async function idleFor(watched: Watched, ms: number): Promise<Record<Part, number>> {
  const [before, began] = [await used(watched), performance.now()];
  await wait(ms);
  const seconds = (performance.now() - began) / 1_000;
  return scaled(difference(await used(watched), before).parts, 1_000 / seconds);
}

const perMessage = ({ parts, postgres }: Used, messages: number): Used => ({
  parts: scaled(parts, 1_000_000 / messages),
  postgres: scaled(postgres, 1_000_000 / messages),
});

const scaled = <Name extends string>(numbers: Record<Name, number>, by: number): Record<Name, number> =>
  Object.fromEntries(Object.entries<number>(numbers).map(([name, value]) => [name, value * by])) as Record<
    Name,
    number
  >;

/** The value below which `share` (0..1) of the values lie. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
