import { MINUTE } from '../model/london-time.ts';
import type { Random } from '../model/random.ts';
import type { NeedSaid, Step, Tell } from './story.ts';
import { CONFIRM_REASONS, DONE_REASONS, HOLD_REASONS, HOMES, RELEASE_REASONS } from './words.ts';

/** A hold that nobody confirms ends by itself after half an hour. */
const HOLD_ENDS = 31 * MINUTE;
const RUNS_OUT = 0.15;
const IS_RELEASED = 0.25;

/** Those of an acute trust look in their own hospitals for medical beds, and at the mental health trust for its beds. */
const ACUTE_STAFF = [
  { by: 'sita-site', trust: 'RVV' },
  { by: 'tom-beds', trust: 'RVV' },
  { by: 'mia-beds', trust: 'RPA' },
] as const;

/** A place is looked for and held; then it is confirmed and later given back, or given back at once, or it runs out. */
export const tellHold: Tell = (random, at, newId) => {
  const staff = random.pick(ACUTE_STAFF);
  const medical = random.chance(0.5);
  const by = medical || random.chance(0.3) ? staff.by : 'bea-manager';
  const need = medical ? medicalNeed(random) : mentalHealthNeed(random);
  const reason = random.pick(HOLD_REASONS);
  const choice = random.next();
  const own = medical ? { ownOf: staff.trust } : {};
  const hold: Step = { at, by, act: { do: 'hold', need, subjectId: newId('person'), reason, choice, ...own } };
  return [hold, ...fateOf(random, at, by)];
};

function fateOf(random: Random, at: number, by: string): Step[] {
  const fate = random.next();
  const decidedAt = at + random.between(4, 20) * MINUTE;
  if (fate < RUNS_OUT) return [{ at: at + HOLD_ENDS, by, act: { do: 'forget' } }];
  if (fate < RUNS_OUT + IS_RELEASED)
    return [{ at: decidedAt, by, act: { do: 'release', reason: random.pick(RELEASE_REASONS) } }];
  const doneAt = decidedAt + random.between(10, 40) * MINUTE;
  return [
    { at: decidedAt, by, act: { do: 'confirm', reason: random.pick(CONFIRM_REASONS) } },
    { at: doneAt, by, act: { do: 'release', reason: random.pick(DONE_REASONS) } },
  ];
}

/** An adult who needs a mental health bed: most an acute one. */
export function mentalHealthNeed(random: Random): NeedSaid {
  const bedClass = ['200', '201', '202'][random.weighted([0.75, 0.15, 0.1])]!;
  return { types: ['bed'], bedClasses: [bedClass], ...personOf(random, 0.05) };
}

function medicalNeed(random: Random): NeedSaid {
  return { types: ['bed'], wardKinds: ['medical', 'surgical'], ...personOf(random, 0.15) };
}

function personOf(
  random: Random,
  isolated: number,
): Pick<NeedSaid, 'sex' | 'isolation' | 'specialisms' | 'homeOutcode'> {
  const sex = random.chance(0.5) ? 'female' : 'male';
  return { sex, isolation: random.chance(isolated), specialisms: [], homeOutcode: random.pick(HOMES) };
}
