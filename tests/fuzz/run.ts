import fc from 'fast-check';
import type { Door } from './doors/door.ts';

/** An input that broke a property, after it was made as small as it got. */
export interface Find {
  door: string;
  /** The property, or the error that was thrown. */
  what: string;
  seed: number;
  /** The input in base64, or how it begins; door and seed give it again. */
  input: string;
}

export interface Outcome {
  inputs: number;
  finds: Find[];
  seed: number;
  /** The longest that one input took to check, in milliseconds; it is read several times. */
  slowest_ms: number;
}

const ROUND = 200;

/** Tries one door with `numRuns` inputs, which the seed decides; gives the smallest input that broke a property. */
export function tryDoor({ name, inputs, check }: Door, { seed, numRuns }: { seed: number; numRuns: number }): Outcome {
  const outcome: Outcome = { inputs: 0, finds: [], seed, slowest_ms: 0 };
  const property = fc.property(inputs, (input) => {
    const started = performance.now();
    check(input);
    outcome.inputs += 1;
    outcome.slowest_ms = Math.max(outcome.slowest_ms, performance.now() - started);
  });
  const { counterexample, errorInstance } = fc.check(property, { seed, numRuns, interruptAfterTimeLimit: 120_000 });
  if (counterexample)
    outcome.finds.push({
      door: name,
      what: firstLines(errorInstance),
      seed,
      input: inBrief(counterexample[0]),
    });
  return outcome;
}

const MOST_SHOWN = 1_500;
const inBrief = (input: Buffer): string =>
  input.toString('base64', 0, MOST_SHOWN) + (input.length > MOST_SHOWN ? `... (${input.length} bytes)` : '');

const firstLines = (error: unknown): string =>
  error instanceof Error ? String(error.stack).split('\n').slice(0, 4).join(' ') : String(error);

/** Tries the doors in turn until the time is over; each kind of find is told once. */
export async function fuzz(
  doors: readonly Door[],
  { seed, milliseconds }: { seed: number; milliseconds: number },
): Promise<Outcome> {
  const ends = performance.now() + milliseconds;
  const all: Outcome = { inputs: 0, finds: [], seed, slowest_ms: 0 };
  for (let round = 0; performance.now() < ends; round += 1) {
    for (const door of doors) {
      const { inputs, finds, slowest_ms } = tryDoor(door, { seed: seed + round, numRuns: ROUND });
      all.inputs += inputs;
      all.slowest_ms = Math.max(all.slowest_ms, slowest_ms);
      for (const find of finds) if (!all.finds.some(({ what }) => what === find.what)) all.finds.push(find);
      // Whoever wants to stop us gets a turn.
      await new Promise(setImmediate);
    }
  }
  return { ...all, slowest_ms: Math.round(all.slowest_ms) };
}
