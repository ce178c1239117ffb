import type { Person } from './person.ts';

/** A ward and a bed of it; without a label the person is in a place that is no bed. */
export interface Spot {
  wardId: string;
  label?: string;
  bay?: string;
}

/** What comes next in a stay. */
export type Step =
  'decide' | 'find-bed' | 'move-on' | 'announce' | 'discharge' | 'leave-lounge' | 'go-on-leave' | 'return';

/**
 * One person's stay, open until it is over. `next` and `endsAt` are model time (ms); what messages say is real time
 * (ms), because the two part when the model runs faster than life.
 */
export interface Stay {
  id: string;
  trust: string;
  person: Person;
  visitNumber: string;
  patientClass: 'E' | 'I';
  spot: Spot;
  /** Group that the person belongs to, which need not be where there was a bed. */
  groupId: string;
  next: { at: number; step: Step };
  /** Model time of the planned leaving. */
  endsAt: number;
  /** Leaving depends on others, so it keeps to the days of the week on which such discharges happen. */
  complex: boolean;
  admittedAt?: number;
  /** Local number under which an unknown person is kept until they are known. */
  unknownAs?: string;
  onLeave: boolean;
  /** Groups still to come. */
  onward: string[];
  /** No mistake, pull or update until this model time. */
  quietUntil: number;
  /** Whether the emergency stream admits this person, and where. */
  admitTo?: string;
}
