import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { FAULT_SORTS, type FaultSort, type Open, type SortOfFault } from './fault-sorts.ts';
import { isWanted } from './only.ts';

/** A fault that is to be done. Times are milliseconds: `beginsMs` after its round began, `lastsMs` until it is healed. */
export interface PlannedFault {
  /** Its number in the run, from 1. */
  fault: number;
  sort: FaultSort;
  target: string;
  beginsMs: number;
  lastsMs: number;
  detail: Record<string, number | string>;
}

/** Faults that overlap; the next round waits until everything has recovered. */
export interface Round {
  round: number;
  faults: PlannedFault[];
}

export interface ScheduleOptions {
  seed: number;
  /** How many faults, all rounds together. */
  faults: number;
  /** Sorts and targets to choose from, such as `kill`, `bed-tracking-1`, `postgres`; all when empty. */
  only?: readonly string[];
  /** Whether this machine can do it; everything when left out. */
  possible?: (sort: FaultSort, target: string) => boolean;
}

type Chance = (least: number, most: number) => number;
type Choice = [sort: FaultSort, targets: readonly string[]];

const MOST_AT_ONCE = 4;

/**
 * What the nemesis does, and when: the same for the same options. Every round has 1 to 4 faults, all begun before the
 * first of them is healed, no two on the same target. Throws when `only` and `possible` leave nothing.
 */
export function schedule({ seed, faults, only = [], possible = () => true }: ScheduleOptions): Round[] {
  const random = xoroshiro128plus(seed);
  const chance: Chance = (least, most) => uniformInt(random, least, most);
  const choices = choicesOf(only, possible);
  const rounds: Round[] = [];
  for (let planned = 0; planned < faults; planned += rounds.at(-1)!.faults.length) {
    const size = Math.min(faults - planned, chance(1, MOST_AT_ONCE));
    rounds.push({ round: rounds.length + 1, faults: planRound(chance, choices, planned + 1, size) });
  }
  return rounds;
}

function choicesOf(only: readonly string[], possible: (sort: FaultSort, target: string) => boolean): Choice[] {
  const choices = Object.entries(FAULT_SORTS).map(([name, { targets }]): Choice => {
    const sort = name as FaultSort;
    return [sort, targets.filter((target) => isWanted(sort, target, only) && possible(sort, target))];
  });
  const left = choices.filter(([, targets]) => targets.length > 0);
  if (left.length === 0) throw new Error(`no fault is left of ${only.join(', ') || 'all'} that this machine can do`);
  return left;
}

function planRound(chance: Chance, choices: readonly Choice[], first: number, size: number): PlannedFault[] {
  const taken = new Set<string>();
  const planned: Omit<PlannedFault, 'beginsMs'>[] = [];
  while (planned.length < size) {
    const free = choices
      .map(([sort, targets]): Choice => [sort, targets.filter((target) => !taken.has(target))])
      .filter(([, targets]) => targets.length > 0);
    if (free.length === 0) break;
    const [sort, targets] = weighted(chance, free);
    const target = targets[chance(0, targets.length - 1)]!;
    taken.add(target);
    planned.push({ fault: first + planned.length, sort, target, ...particulars(chance, FAULT_SORTS[sort]) });
  }
  const firstHealed = Math.min(...planned.map(({ lastsMs }) => lastsMs));
  return planned.map((one) => ({ ...one, beginsMs: chance(0, firstHealed - 1) }));
}

function weighted(chance: Chance, choices: readonly Choice[]): Choice {
  const weights = choices.map(([sort]) => FAULT_SORTS[sort].weight);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let left = chance(0, all - 1);
  return choices.find((_, index) => (left -= weights[index]!) < 0)!;
}

const particulars = (chance: Chance, { lastsMs, detail = {} }: SortOfFault) => ({
  lastsMs: chance(...lastsMs),
  detail: Object.fromEntries(Object.entries(detail).map(([name, open]) => [name, settled(chance, open)])),
});

const settled = (chance: Chance, open: Open): number | string =>
  'oneOf' in open ? open.oneOf[chance(0, open.oneOf.length - 1)]! : chance(open.from, open.to);
