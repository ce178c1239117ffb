import type { Bench, Measured, World } from './bench.ts';
import { figuresOf, lineOf, mediansOf, type Figures, type Round } from './lines.ts';
import { Platform } from './platform.ts';

type Name = keyof World['ways'];
const NAMES: readonly Name[] = ['ours', 'limit', 'naive'];

export interface RunOptions {
  rounds: number;
  print(line: string): void;
  /** Rejects when the run has to end before its time; servers and apps are stopped all the same. */
  interrupted: Promise<never>;
}

/** Runs all rounds and prints their lines. Gives whether the checker passed. */
export async function run(bench: Bench, options: RunOptions): Promise<boolean> {
  const platform = await Platform.start();
  try {
    return await Promise.race([options.interrupted, runOn(platform, bench, options)]);
  } finally {
    await platform.stop();
  }
}

async function runOn(platform: Platform, bench: Bench, { rounds, print }: RunOptions): Promise<boolean> {
  const world = await bench.start(platform);
  try {
    const measured: Figures[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const figures = figuresOf(await measureRound(world, round), world.ratioLimit);
      measured.push(figures);
      print(lineOf({ bench: bench.name, round }, figures));
    }
    const faults = await world.check();
    for (const fault of faults.slice(0, 20)) process.stderr.write(`${bench.name}: ${fault}\n`);
    const checker = faults.length === 0 ? 'passed' : `${faults.length} faults`;
    print(lineOf({ bench: bench.name }, mediansOf(measured), { checker, rounds }));
    return faults.length === 0;
  } finally {
    await world.stop();
  }
}

/** All ways, one after the other; in each round another one begins. */
async function measureRound(world: World, round: number): Promise<Round> {
  const there = NAMES.filter((name) => world.ways[name]);
  const order = there.map((_, place) => there[(place + round - 1) % there.length]!);
  const measured = new Map<Name, Measured>();
  for (const name of order) measured.set(name, await world.ways[name]!(round));
  return { ours: measured.get('ours')!, limit: measured.get('limit'), naive: measured.get('naive') };
}
