import { setTimeout as wait } from 'node:timers/promises';
import type { PlannedFault, Round } from '@careway/proof';
import { monotonicMs } from '../inside/history-file.ts';
import type { Nemesis } from '../nemesis/nemesis.ts';
import { untilRecovered } from '../observe/recovery.ts';
import type { Write } from './history.ts';
import type { World } from './world.ts';

/** Well above every stated bound: what takes longer is told with what was missing. */
const PATIENCE_MS = 90_000;

/** Does the faults of a round at their times, heals them, and waits until everything has come through. What it took. */
export async function runRound(world: World, nemesis: Nemesis, { round, faults }: Round): Promise<string> {
  // A screen is switched over now and then, whatever else goes on.
  world.viewers[round % world.viewers.length]!.cut();
  await Promise.all(faults.map((fault) => harm(world.write, nemesis, fault)));
  const healed = monotonicMs();
  const { recovered, missing } = await untilRecovered(world, PATIENCE_MS);
  const tookMs = monotonicMs() - healed;
  const done = faults.map(({ fault }) => fault);
  world.write({ kind: 'recovered', faults: done, tookMs, ...(recovered ? {} : { outstanding: missing }) });
  return `${recovered ? '' : 'NOT '}recovered after ${(tookMs / 1_000).toFixed(1)} s, last missing ${JSON.stringify(missing)}`;
}

/** Does a fault at its time and heals it. */
export async function harm(write: Write, nemesis: Nemesis, planned: PlannedFault): Promise<void> {
  const { fault, sort, target, detail, beginsMs, lastsMs } = planned;
  await wait(beginsMs);
  write({ kind: 'fault', fault, sort, target, detail });
  const heal = await nemesis.begin(planned);
  await wait(lastsMs);
  await heal();
  write({ kind: 'healed', fault });
}
