import { FAULT_SORTS, type FaultSort, type FaultSortSettings } from './fault-sorts.ts';
import { Random } from './random.ts';

export interface PlannedFault {
  /** Its number in the run, from 1. */
  fault: number;
  sort: FaultSort;
  target: string;
  /** Milliseconds after the round began. */
  beginsMs: number;
  lastsMs: number;
  detail: Record<string, number | string>;
}

/** Faults that overlap. The next round begins when everything has come through. */
export interface Round {
  round: number;
  faults: PlannedFault[];
}

export interface ScheduleOptions {
  seed: number;
  faults: number;
  /** Only these kinds, targets, or kinds at a target (`kill@relay-1`); all when empty. */
  only?: readonly string[];
}

const MOST_AT_ONCE = 4;
const BEGIN_WITHIN_MS = 1_500;

/** The faults of a run: the same for the same options. Throws when `only` leaves none. */
export function schedule({ seed, faults, only = [] }: ScheduleOptions): Round[] {
  const random = new Random(seed);
  const wanted = choices(only);
  const rounds: Round[] = [];
  for (let left = faults; left > 0;) {
    const count = Math.min(left, random.whole(1, MOST_AT_ONCE));
    const first = faults - left + 1;
    const round = Array.from({ length: count }, (_, index) => planOne(random, wanted, first + index));
    rounds.push({ round: rounds.length + 1, faults: round });
    left -= count;
  }
  return rounds;
}

interface Choice {
  sort: FaultSort;
  targets: readonly string[];
}

/** Each kind as often as it weighs. */
function choices(only: readonly string[]): Choice[] {
  const all = (Object.entries(FAULT_SORTS) as [FaultSort, FaultSortSettings][]).flatMap(
    ([sort, { targets, weight }]) => {
      const wanted = targets.filter(
        (target) => only.length === 0 || [sort, target, `${sort}@${target}`].some((name) => only.includes(name)),
      );
      return wanted.length > 0 ? Array.from({ length: weight }, () => ({ sort, targets: wanted })) : [];
    },
  );
  if (all.length > 0) return all;
  throw new Error(
    `no fault is called ${only.join(' or ')}; there are ${Object.keys(FAULT_SORTS).join(', ')}, or name a target`,
  );
}

function planOne(random: Random, wanted: readonly Choice[], fault: number): PlannedFault {
  const { sort, targets } = random.pick(wanted);
  const settings: FaultSortSettings = FAULT_SORTS[sort];
  return {
    fault,
    sort,
    target: random.pick(targets),
    beginsMs: random.whole(0, BEGIN_WITHIN_MS),
    lastsMs: random.whole(...(settings.lasts as [number, number])),
    detail: settings.detail?.(random) ?? {},
  };
}
