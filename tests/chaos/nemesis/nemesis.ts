import type { System } from '../system/system.ts';
import { clockJump } from './clock-jump.ts';
import { diskFull } from './disk-full.ts';
import { freeze } from './freeze.ts';
import type { FaultToDo, Harmful, Heal } from './harmful.ts';
import { kill } from './kill.ts';
import { cutAfterCommit, lineCut, lineDelay, lineHalfClose, lineSlice } from './lines.ts';
import { rebalanceStorm } from './rebalance-storm.ts';
import { redisWiped } from './redis-wiped.ts';

/** Every sort of fault, by the name that the schedule has for it. */
const SORTS: Readonly<Record<string, Harmful>> = {
  kill,
  freeze,
  'line-delay': lineDelay,
  'line-cut': lineCut,
  'line-half-close': lineHalfClose,
  'line-slice': lineSlice,
  'cut-after-commit': cutAfterCommit,
  'rebalance-storm': rebalanceStorm,
  'redis-wiped': redisWiped,
  'disk-full': diskFull,
  'clock-jump': clockJump,
};

export interface Nemesis {
  /** Why this sort of fault can't be done to this target here. */
  cannot(sort: string, target: string): string | undefined;
  /**
   * Does a fault and resolves when it is on. The function it gives heals it and resolves when it is healed; it may be
   * called twice, also when what it harmed has died since. Faults may overlap, on the same target too.
   */
  begin(fault: FaultToDo): Promise<Heal>;
}

export function nemesisFor(system: System): Nemesis {
  return {
    cannot: (sort, target) => sortNamed(sort).cannot?.(system, target),
    async begin(fault) {
      const heal = await sortNamed(fault.sort).begin(system, fault);
      let healing: Promise<void> | undefined;
      return () => (healing ??= heal());
    },
  };
}

function sortNamed(name: string): Harmful {
  const sort = SORTS[name];
  if (!sort) throw new Error(`there is no sort of fault ${name}; there are ${Object.keys(SORTS).join(', ')}`);
  return sort;
}
