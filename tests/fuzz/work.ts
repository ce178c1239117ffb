import { decodeText, readMessage } from '@careway/hl7v2';
import { hold } from './violation.ts';

/** No input of up to 64 kB may keep the process longer than this, in milliseconds of CPU. */
export const LONGEST_MS = 50;
/** On a slow machine the limit grows with the time of plain work: this many readings of a plain 64 kB message. */
const BASELINES = 40;
const PLAIN = Buffer.from(
  `MSH|^~\\&|A|B|||2026||ADT^A01|1|P|2.4\r${'NTE|1||a plain note of sixty-four characters is here\r'.repeat(1250)}`,
);

/** Systems count CPU in steps of up to 10 ms: what was over sooner is told by the clock. */
const COUNTED_MS = 30;

/** Milliseconds that this thread works in `work`: a busy neighbour does not count. */
export function cpuMs(work: () => void): number {
  const [cpu, started] = [process.threadCpuUsage(), performance.now()];
  work();
  const elapsed = performance.now() - started;
  const { user, system } = process.threadCpuUsage(cpu);
  return elapsed < COUNTED_MS ? elapsed : Math.min(elapsed, (user + system) / 1000);
}

/** The least of several goes: what a collection of garbage or a first compilation adds is not the input's doing. */
export const leastCpuMs = (work: () => void, goes = 3): number =>
  Math.min(...Array.from({ length: goes }, () => cpuMs(work)));

const plainMs = (): number => cpuMs(() => readMessage(decodeText(PLAIN).text));

/** The least of several goes at plain work, on this machine as it is now. */
const leastPlainMs = (): number => Math.min(...Array.from({ length: 9 }, plainMs));
/** The limit for a machine that takes so long for plain work, in milliseconds. */
export const limitMs = (plain = leastPlainMs()): number => Math.max(LONGEST_MS, BASELINES * plain);

/** What was slow once was perhaps only unlucky; what is slow each of so many times is slow. */
const GOES = 20;

/**
 * Does the work, and again when it was slow, in turns with plain work: a machine that is slow for a while is slow for
 * both. Throws a `Violation` when it always was too slow. Gives the milliseconds.
 */
export function withinLimit(work: () => void): number {
  let least = cpuMs(work);
  if (least <= LONGEST_MS) return least;
  let plain = leastPlainMs();
  for (let goes = 1; goes < GOES && least > limitMs(plain); goes += 1) {
    plain = Math.min(plain, plainMs());
    least = Math.min(least, cpuMs(work));
  }
  hold(least <= limitMs(plain), `one input takes ${Math.round(least)} ms; the limit is ${Math.round(limitMs(plain))}`);
  return least;
}
