import type { Person } from './person.ts';
import type { Spot } from './stay.ts';

export type Trigger =
  'A01' | 'A02' | 'A03' | 'A04' | 'A06' | 'A08' | 'A11' | 'A12' | 'A13' | 'A16' | 'A21' | 'A22' | 'A40';

/** Something that a trust's system says of a stay. Times are real (ms). */
export interface Happening {
  trigger: Trigger;
  /** Happened. */
  at: number;
  /** Recorded, and sent at once. */
  sayAt: number;
  /** The same bytes are sent again at this time. */
  againAt?: number;
  /** false: said by mistake, or the cancel of a mistake. */
  true: boolean;
  trust: string;
  stayId: string;
  person: Person;
  visitNumber: string;
  patientClass: 'E' | 'I';
  spot: Spot;
  prior?: Spot;
  admittedAt?: number;
  dischargedAt?: number;
  expectedDischargeAt?: number;
  /** Local number that is merged into the person's. */
  mergedMrn?: string;
}
