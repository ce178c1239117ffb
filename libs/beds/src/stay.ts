import type { Location } from '@careway/contracts';
import { takesUpABed } from './patient-class.ts';
import type { Step } from './timeline.ts';

/** A time in one place, in one class, on leave or not. `to` is absent while it lasts. */
export interface Stay {
  from: string;
  to?: string;
  /** Absent: the person is somewhere, nobody said where. */
  place?: Location | undefined;
  placeSaidBy?: string | undefined;
  patientClass: string;
  onLeave: boolean;
  /** Whether the person takes up a bed or space there. */
  takesUpABed: boolean;
}

/** Where the person has been, in order, without gaps while the visit was open; moments of no length are left out. */
export function staysOf(steps: readonly Step[]): Stay[] {
  const stays: Stay[] = [];
  for (const [index, { at, after }] of steps.entries()) {
    const to = steps[index + 1]?.at;
    if (after.phase !== 'here' || to === at) continue;
    const stay = { from: at, ...whereabouts(after), ...(to === undefined ? {} : { to }) };
    const before = stays.at(-1);
    if (before && before.to === at && isSame(before, stay)) stays[stays.length - 1] = { ...stay, from: before.from };
    else stays.push(stay);
  }
  return stays;
}

function whereabouts({ place, placeSaidBy, patientClass = 'I', onLeave }: Step['after']): Omit<Stay, 'from' | 'to'> {
  return { place, placeSaidBy, patientClass, onLeave, takesUpABed: takesUpABed(patientClass) };
}

const isSame = (a: Stay, b: Stay): boolean =>
  JSON.stringify(a.place) === JSON.stringify(b.place) &&
  a.placeSaidBy === b.placeSaidBy &&
  a.patientClass === b.patientClass &&
  a.onLeave === b.onLeave;
