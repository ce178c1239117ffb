import { check, FAULT_SORTS, schedule, type Entry, type FaultSort, type Verdict } from '@careway/proof';
import { monotonicMs, type Said } from '../inside/history-file.ts';
import { nemesisFor, type Nemesis } from '../nemesis/nemesis.ts';
import { historyIn } from './history.ts';
import type { CampaignOptions } from './options.ts';
import { runRound } from './run-round.ts';
import { World, type WorldOptions } from './world.ts';

/** Rounds after which the clients rest, and ledger and counters are compared. */
const ROUNDS_TO_QUIET = 8;
/** A run without a protection is checked after its first round, which often is enough, and then after every second. */
const isChecked = (round: number): boolean => round === 1 || round % 2 === 0;

export type Say = (line: string) => void;

/**
 * One run: everything begins, every fault of the schedule is done, everything is read, and the history is checked.
 * Without a protection it is checked every few rounds and ends at the first violation.
 */
export async function runCampaign(
  { folder, without, seed, faults, only, perSecond }: CampaignOptions & { folder: string },
  say: Say,
  interrupted: Promise<never>,
): Promise<Verdict> {
  const world = await beginUnless(interrupted, { folder, without, seed, perSecond });
  say('everything is up');
  const nemesis = nemesisFor(world.system);
  const possible = (sort: FaultSort, target: string) => nemesis.cannot(sort, target) === undefined;
  const rounds = schedule({ seed, faults, only, possible });
  const run = async (): Promise<Verdict> => {
    tellSkipped(world, nemesis, say);
    for (const round of rounds) {
      const took = await runRound(world, nemesis, round);
      say(`${round.faults.map(({ fault, sort, target }) => `${fault} ${sort} ${target}`).join(', ')}: ${took}`);
      if (!without && round.round % ROUNDS_TO_QUIET === 0) await world.whenQuiet();
      if (!without || !isChecked(round.round)) continue;
      const verdict = await lookNow(world);
      if (verdict.violations.length > 0) return verdict;
    }
    say('reading what is left');
    await world.readEnd();
    return check(historyIn(world.historyFolder));
  };
  try {
    return await Promise.race([run(), interrupted]);
  } finally {
    await world.stop();
  }
}

/** What has begun by halves can't be stopped: it is ended when it has begun. */
async function beginUnless(interrupted: Promise<never>, options: WorldOptions): Promise<World> {
  const beginning = World.begin(options);
  try {
    return await Promise.race([beginning, interrupted]);
  } catch (error) {
    await beginning.then((world) => world.stop()).catch(() => undefined);
    throw error;
  }
}

function tellSkipped({ write }: World, nemesis: Nemesis, say: Say): void {
  for (const [sort, { targets }] of Object.entries(FAULT_SORTS)) {
    const why = nemesis.cannot(sort, targets[0]!);
    if (!why) continue;
    write({ kind: 'skipped', sort, why });
    say(`no ${sort}: ${why}`);
  }
}

/** Checks what has happened so far, and what is in the stores now, which is not kept. */
async function lookNow(world: World): Promise<Verdict> {
  const read: Entry[] = [];
  await world.whenQuiet(() =>
    world.readStores((said: Said) => void read.push({ at: monotonicMs(), by: 'campaign', ...said } as Entry)),
  );
  return check([...historyIn(world.historyFolder), ...read]);
}
