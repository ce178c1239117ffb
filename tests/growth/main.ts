import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFigures, writeFigures, type Figures } from './draw/figures.ts';
import { publish } from './draw/publish.ts';
import { machine } from './machine.ts';
import { root } from '../bench/harness/tools.ts';
import { medians } from './measure/medians.ts';
import { measureGrowth } from './growth.ts';
import { FULL, QUICK } from './points.ts';

const FOLDER = join(root, '.local', 'growth');
const { sweep } = (await import(new URL('../../tools/platform/owned-process.mjs', import.meta.url).href)) as {
  sweep(folder: string): Promise<string[]>;
};

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, draw: { type: 'boolean' }, from: { type: 'string' } },
});

/** One JSON line per point and round, at last one with the medians of all. A quick run leaves the documents alone. */
async function measure(): Promise<void> {
  const plan = options.quick ? QUICK : FULL;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void abandon());
  // What runs is detached, and would let this process end while it waits.
  const alive = setInterval(() => undefined, 60_000);
  const began = performance.now();
  await clear();
  try {
    const rounds = await measureGrowth({
      plan,
      folder: FOLDER,
      from: options.from === 'sources' ? 'sources' : 'dist',
      onStep: (words) => process.stderr.write(`  ${seconds(began)} s  ${words}\n`),
      onPoint: (point, round) => print({ round, ...medians([point]) }),
    });
    const points = Map.groupBy(rounds.flat(), ({ partitions, lines, instances, patients, viewers }) =>
      JSON.stringify([partitions, lines, instances, patients, viewers]),
    );
    const figures: Figures = {
      measured: Temporal.Now.plainDateISO('UTC').toString(),
      machine: machine(),
      rounds: plan.rounds,
      seconds: seconds(began),
      points: [...points.values()].map((each) => medians(each)),
    };
    if (!options.quick) {
      writeFigures(figures);
      await publish(figures);
    }
    print(figures);
  } finally {
    clearInterval(alive);
    await clear();
  }
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 1_000);
const print = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);

/** Ends what still runs in the folder, of this run or of one that was killed, and removes its data. */
async function clear(): Promise<void> {
  await sweep(join(FOLDER, 'services'));
  await sweep(FOLDER);
  for (const path of [join(FOLDER, 'postgres'), FOLDER]) rmSync(realPath(path), { recursive: true, force: true });
  rmSync(FOLDER, { recursive: true, force: true });
}

/** PostgreSQL's data may lie elsewhere, behind a link. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

async function abandon(): Promise<void> {
  await clear();
  process.exit(130);
}

if (options.draw) await publish(readFigures());
else await measure();
