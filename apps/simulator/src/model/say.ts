import { LATE, TWICE } from './assumptions.ts';
import type { Happening, Trigger } from './happening.ts';
import { MINUTE } from './london-time.ts';
import type { Spot, Stay } from './stay.ts';
import { realTime, type World } from './world.ts';

/** Triggers that are seldom typed in late, because other systems wait for them. */
const PROMPT: ReadonlySet<Trigger> = new Set(['A11', 'A12', 'A13', 'A40']);

/** What is different from the stay as it is now. */
export interface SaidOf {
  /** Model time at which it happened; now when left out. */
  at?: number;
  true?: boolean;
  spot?: Spot;
  prior?: Spot;
  dischargedAt?: number;
  expectedDischargeAt?: number;
  mergedMrn?: string;
}

/** Notes what the trust's system says: soon, now and then hours late, now and then twice. */
export function say(world: World, stay: Stay, trigger: Trigger, of: SaidOf = {}): void {
  const { random, head } = world;
  const modelAt = of.at ?? world.now;
  const late = of.true !== false && !PROMPT.has(trigger) && random.chance(LATE);
  const delay = late ? random.between(20 * MINUTE, 180 * MINUTE) : random.between(0, MINUTE);
  const at = realTime(head.clock, modelAt);
  const sayAt = Math.max(at, realTime(head.clock, modelAt + delay));
  const { id, trust, person, visitNumber, patientClass, admittedAt, unknownAs } = stay;
  const said = unknownAs
    ? { mrn: unknownAs, family: 'UNKNOWN', given: 'UNKNOWN', birthDate: '', sex: person.sex }
    : person;
  const happening: Happening = {
    trigger,
    at,
    sayAt,
    true: of.true ?? true,
    trust,
    stayId: id,
    person: said,
    visitNumber,
    patientClass,
    spot: of.spot ?? stay.spot,
  };
  if (of.prior) happening.prior = of.prior;
  if (admittedAt !== undefined) happening.admittedAt = admittedAt;
  if (of.dischargedAt !== undefined) happening.dischargedAt = of.dischargedAt;
  if (of.expectedDischargeAt !== undefined) happening.expectedDischargeAt = of.expectedDischargeAt;
  if (of.mergedMrn) happening.mergedMrn = of.mergedMrn;
  if (random.chance(TWICE)) happening.againAt = sayAt + Math.round(random.between(0, 5_000));
  world.happenings.push(happening);
}
