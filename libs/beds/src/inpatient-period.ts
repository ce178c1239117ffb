import type { Location } from '@careway/contracts';
import { isInpatient } from './patient-class.ts';
import type { Step } from './timeline.ts';

interface End {
  at: string;
  place?: Location | undefined;
  placeSaidBy?: string | undefined;
}

/**
 * A time as an inpatient: an admission at one end and a discharge (or a change to outpatient) at the other.
 * `began` is absent when the discharge is all that is known; `ended` while it lasts.
 */
export interface InpatientPeriod {
  began?: End;
  ended?: End;
}

export function inpatientPeriods(steps: readonly Step[]): InpatientPeriod[] {
  const periods: InpatientPeriod[] = [];
  let inside = false;
  let before: Step | undefined;
  for (const step of steps) {
    const { phase, patientClass } = step.after;
    const inpatient = phase === 'here' && isInpatient(patientClass);
    if (inpatient && !inside) periods.push({ began: end(step, step) });
    if (!inpatient && inside) periods.push({ ...periods.pop(), ended: end(step, before!) });
    if (phase === 'gone' && before === undefined && isInpatient(patientClass)) periods.push({ ended: end(step, step) });
    inside = inpatient;
    before = step;
  }
  return periods;
}

const end = ({ at }: Step, { after: { place, placeSaidBy } }: Step): End => ({ at, place, placeSaidBy });
