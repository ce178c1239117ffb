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

let measured: number | undefined;
/** The limit on this machine, in milliseconds. */
export const limitMs = (): number =>
  (measured ??= Math.max(LONGEST_MS, BASELINES * leastCpuMs(() => readMessage(decodeText(PLAIN).text), 9)));

/** What was slow once was perhaps only unlucky; what is slow each of so many times is slow. */
const GOES = 10;

/** Does the work, and again when it was slow; throws a `Violation` when it always was. Gives the milliseconds. */
export function withinLimit(work: () => void): number {
  let least = cpuMs(work);
  for (let goes = 1; goes < GOES && least > limitMs(); goes += 1) least = Math.min(least, cpuMs(work));
  hold(least <= limitMs(), `one input takes ${Math.round(least)} ms; the limit is ${Math.round(limitMs())}`);
  return least;
}
