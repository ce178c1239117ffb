import { hold } from './violation.ts';

/** No input of up to 64 kB may keep the process longer than this, in milliseconds of CPU. */
const LONGEST_MS = 50;
/** On a slow machine, or beside busy neighbours, the limit grows with the time of plain work: this many goes at it. */
const BASELINES = 20;
const PLAIN = Buffer.alloc(65_536);
/** Plain work looks at 64 kB and makes a small thing of every other byte, as the reader of tiny frames has to. */
const plainWork = (): void =>
  void Array.from({ length: PLAIN.length / 2 }, (_, at) => PLAIN.subarray(2 * at, 2 * at + 1));

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

const plainMs = (): number => cpuMs(plainWork);

/** The least of several goes at plain work, on this machine as it is now. */
const leastPlainMs = (): number => Math.min(...Array.from({ length: 9 }, plainMs));
/** The limit for a machine that takes so long for plain work, in milliseconds. */
const limitMs = (plain: number): number => Math.max(LONGEST_MS, BASELINES * plain);
/** The limit for work that took so long: what is over soon needs no look at the machine. */
export const limitFor = (ms: number): number => (ms <= LONGEST_MS ? LONGEST_MS : limitMs(leastPlainMs()));

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
