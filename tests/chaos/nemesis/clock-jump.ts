import { canJump } from '../system/clock.ts';
import { named, numberOf, type Harmful } from './harmful.ts';

/** The wall clock of one instance jumps, forward or back, while it runs; its process goes on. Healing sets it right. */
export const clockJump: Harmful = {
  cannot: () => (canJump() ? undefined : 'libfaketime is not installed (Debian: apt-get install faketime)'),
  begin(system, fault) {
    const clock = named(system.clocks, fault.target);
    clock.set(numberOf(fault, 'seconds', 3_600));
    return async () => clock.set(0);
  },
};
