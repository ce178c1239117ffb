import { MINUTE } from '../model/london-time.ts';
import type { Random } from '../model/random.ts';
import type { Act, Receiver, Step, Tell } from './story.ts';
import { mentalHealthNeed } from './tell-hold.ts';
import { CONFIRM_REASONS, HOLD_REASONS } from './words.ts';

/** Who can act for whom: one demo person of each side. */
const SIDES = [
  { by: 'tom-beds', organisationId: 'RVV', unit: 'Emergency department' },
  { by: 'mia-beds', organisationId: 'RPA', unit: 'Emergency department' },
  { by: 'bea-manager', organisationId: 'RXY', unit: 'Bed management' },
] as const;

/** Invented: what is outside is nobody's real name. */
const OUTSIDE: readonly Receiver[] = [
  {
    organisationId: 'XIN01',
    unit: 'Hazel Ward',
    outside: { organisationName: 'Examplewood Hospital', reason: 'no-bed-available' },
  },
  {
    organisationId: 'XIN02',
    unit: 'Juniper Unit',
    outside: { organisationName: 'Madeupdown Clinic', reason: 'specialist-care' },
  },
];
const OUTSIDE_ANSWERS = 'Admissions co-ordinator of the unit';

const REFUSALS = [
  { reason: 'no-place', nextStep: 'offer-elsewhere', note: 'The last place was taken this hour' },
  { reason: 'no-staff', nextStep: 'offer-again-later', note: 'Ask again after the evening handover' },
  { reason: 'need-not-met', nextStep: 'offer-elsewhere', note: 'Observation at this level can not be given' },
  { reason: 'not-enough-said', nextStep: 'say-more', note: 'The risk summary is missing' },
] as const;

const IS_WITHDRAWN = 0.1;
const IS_REFUSED = 0.2;
const IS_OUTSIDE = 0.12;

/** A person is offered, maybe with a place held for them, and taken, refused or taken back; then leaves and arrives. */
export const tellTransfer: Tell = (random, at, newId) => {
  const [from, to] = twoOf(random);
  const subjectId = newId('person');
  if (random.chance(IS_OUTSIDE)) {
    const steps = handOver(random, at, { by: from.by, answersBy: from.by, answeredBy: OUTSIDE_ANSWERS });
    return [offer(at, from, subjectId, random.pick(OUTSIDE), 'specialist-care'), ...steps];
  }
  const isForMentalHealth = to.organisationId === 'RXY';
  const before = isForMentalHealth && random.chance(0.5) ? placeFirst(random, at, from.by, subjectId) : [];
  const offeredAt = before.length > 0 ? at + 4 * MINUTE : at;
  const reason = isForMentalHealth
    ? 'specialist-care'
    : random.pick(['step-up', 'closer-to-home', 'capacity'] as const);
  const receiver = { organisationId: to.organisationId, unit: to.unit };
  const steps = handOver(random, offeredAt, { by: from.by, answersBy: to.by });
  const last = steps.at(-1)!.at;
  const after: Step[] =
    before.length > 0
      ? [{ at: last + MINUTE, by: from.by, act: { do: 'release', reason: 'The hand-over has ended' } }]
      : [];
  return [...before, offer(offeredAt, from, subjectId, receiver, reason), ...steps, ...after];
};

function twoOf(random: Random) {
  const from = random.pick(SIDES);
  return [from, random.pick(SIDES.filter((side) => side !== from))] as const;
}

function offer(at: number, from: (typeof SIDES)[number], subjectId: string, to: Receiver, reason: string): Step {
  return { at, by: from.by, act: { do: 'offer', subjectId, fromUnit: from.unit, to, reason } };
}

/** A confirmed place of the receiver goes with the offer. */
function placeFirst(random: Random, at: number, by: string, subjectId: string): Step[] {
  const need = mentalHealthNeed(random);
  const hold: Act = { do: 'hold', need, subjectId, reason: random.pick(HOLD_REASONS), choice: random.next() };
  return [
    { at, by, act: hold },
    { at: at + 2 * MINUTE, by, act: { do: 'confirm', reason: random.pick(CONFIRM_REASONS) } },
  ];
}

/** What comes of an offer. Outside the network the sender writes down what the receiver does. */
function handOver(
  random: Random,
  offeredAt: number,
  { by, answersBy, answeredBy }: { by: string; answersBy: string; answeredBy?: string },
): Step[] {
  const fate = random.next();
  const said = answeredBy ? { answeredBy } : {};
  const answeredAt = offeredAt + random.between(3, 15) * MINUTE;
  if (fate < IS_WITHDRAWN)
    return [{ at: answeredAt, by, act: { do: 'withdraw', reason: 'A place was found without a transfer' } }];
  if (fate < IS_WITHDRAWN + IS_REFUSED)
    return [{ at: answeredAt, by: answersBy, act: { do: 'refuse', ...random.pick(REFUSALS), ...said } }];
  const leftAt = answeredAt + random.between(5, 30) * MINUTE;
  return [
    { at: answeredAt, by: answersBy, act: { do: 'accept', ...said } },
    { at: leftAt, by, act: { do: 'depart' } },
    { at: leftAt + random.between(15, 60) * MINUTE, by: answersBy, act: { do: 'arrive', ...said } },
  ];
}
