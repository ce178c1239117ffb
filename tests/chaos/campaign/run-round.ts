import { setTimeout as wait } from 'node:timers/promises';
import type { PlannedFault, Round } from '@careway/proof';
import { nemesisFor } from '../nemesis/nemesis.ts';
import { untilRecovered } from '../observe/recovery.ts';
import { monotonicMs } from '../inside/history-file.ts';
import type { World } from './world.ts';

/** Well above every stated bound: what takes longer is told with what was missing. */
const PATIENCE_MS = 60_000;

/** Does the faults of a round at their times, heals them, and waits until everything has come through. Milliseconds it took. */
export async function runRound(world: World, { faults }: Round): Promise<number> {
  const { system, write } = world;
  const nemesis = nemesisFor(system);
  const done: number[] = [];
  const doOne = async (planned: PlannedFault) => {
    const { fault, sort, target, detail, beginsMs, lastsMs } = planned;
    await wait(beginsMs);
    const why = nemesis.cannot(sort, target);
    if (why) return write({ kind: 'skipped', sort, why });
    write({ kind: 'fault', fault, sort, target, detail });
    const heal = await nemesis.begin(planned);
    await wait(lastsMs);
    await heal();
    write({ kind: 'healed', fault });
    done.push(fault);
  };
  await Promise.all(faults.map(doOne));
  const healed = monotonicMs();
  const outstanding = await untilRecovered(world, PATIENCE_MS);
  const tookMs = monotonicMs() - healed;
  write({ kind: 'recovered', faults: done, tookMs, ...(outstanding ? { outstanding } : {}) });
  return tookMs;
}
