import type * as rules from './index.ts';
import { NEXT_STEPS, OUTSIDE_REASONS, REFUSAL_REASONS, TRANSFER_REASONS } from './reasons.ts';

/** What decides: the rules of custody, or broken ones that the watch has to catch. */
export interface Rules {
  offer: typeof rules.offerTransfer;
  accept: typeof rules.acceptTransfer;
  refuse: typeof rules.refuseTransfer;
  withdraw: typeof rules.withdrawTransfer;
  depart: typeof rules.depart;
  arrive: typeof rules.arrive;
  hear: typeof rules.hearWhereabouts;
  merge: typeof rules.mergeCustody;
}

export const NETWORK = ['RVV', 'RXY', 'RPA'];
export const OUTSIDE = ['NHX', 'NHY'];
const EVERYBODY = [...NETWORK, ...OUTSIDE];

export type Command =
  | { do: 'offer'; person: number; command: rules.OfferTransfer }
  | { do: 'accept' | 'withdraw'; person: number; command: rules.ActOn }
  | { do: 'refuse'; person: number; command: rules.RefuseTransfer }
  | { do: 'depart'; person: number; command: rules.Depart }
  | { do: 'arrive'; person: number; command: rules.Arrive }
  | { do: 'hear'; person: number; heard: rules.Whereabouts; now: string }
  | { do: 'merge'; now: string };

// Looked up once: a global is slow to find in the context of a test.
const { imul } = Math;

/** Random whole numbers that are a function of a seed (SplitMix32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
}

const MINUTES = Array.from({ length: 400 }, (_, minute) => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString());

/** A time as text: a minute of the morning of 2 March 2026. */
export const clock = (minute: number): string => MINUTES[minute < 0 ? 0 : minute]!;

/** What the maker of commands sees, so that most of them come near to what may be done. */
export interface Seen {
  persons: readonly rules.Custody[];
  /** Of every transfer that ever was. */
  ids: readonly string[];
}

const DOINGS = [
  'offer',
  'offer',
  'accept',
  'accept',
  'refuse',
  'withdraw',
  'depart',
  'depart',
  'arrive',
  'arrive',
] as const;

/** The next step of a history: sensible more often than not, and never sure to be. */
export function commandAt(random: (below: number) => number, turn: number, seen: Seen): Command {
  const pick = <One>(list: readonly One[]): One => list[random(list.length)]!;
  const { persons, ids } = seen;
  const minute = turn * 10;
  const now = clock(minute);
  const person = persons.length === 2 && random(8) === 0 ? 1 : 0;
  if (random(40) === 0) return { do: 'merge', now };
  if (random(4) === 0) return { do: 'hear', person, heard: heardAt(random, minute), now };
  const { live, holder } = persons[person]!;
  const transferId = (random(8) > 0 && live?.transferId) || (ids.length > 0 ? pick(ids) : 'none');
  const doing = pick(DOINGS);
  const theirs = doing === 'offer' ? holder?.organisationId : likely(doing, live);
  const organisationId = (random(6) > 0 && theirs) || pick(EVERYBODY);
  const answeredBy = random(2) ? 'nurse in charge' : undefined;
  const by = { transferId, organisationId, answeredBy, now };
  const at = clock(minute - 25 + random(28));
  if (doing === 'offer') return { do: doing, person, command: { ...by, transferId: `t${turn}`, ...whatFor(random) } };
  if (doing === 'refuse')
    return { do: doing, person, command: { ...by, reason: pick(REFUSAL_REASONS), nextStep: pick(NEXT_STEPS) } };
  if (doing === 'depart') return { do: doing, person, command: { ...by, departedAt: at } };
  if (doing === 'arrive') return { do: doing, person, command: { ...by, arrivedAt: at } };
  return { do: doing, person, command: by };
}

const likely = (doing: string, live: rules.Custody['live']): string | undefined =>
  doing === 'withdraw' || doing === 'depart' ? live?.from.organisationId : live?.to.organisationId;

function whatFor(random: (below: number) => number): Pick<rules.OfferTransfer, 'to' | 'reason'> {
  const organisationId = EVERYBODY[random(EVERYBODY.length)]!;
  const reason = TRANSFER_REASONS[random(TRANSFER_REASONS.length)]!;
  const unit = random(5) > 0 ? 'Elm Ward' : undefined;
  if (!OUTSIDE.includes(organisationId)) return { reason, to: { organisationId, unit } };
  const why = OUTSIDE_REASONS[random(OUTSIDE_REASONS.length)]!;
  return { reason, to: { organisationId, unit, outside: { organisationName: 'Far Away Hospital', reason: why } } };
}

function heardAt(random: (below: number) => number, minute: number): rules.Whereabouts {
  const at = clock(minute - random(60));
  const organisationId = NETWORK[random(NETWORK.length)]!;
  const kind = random(10);
  if (kind === 0) return { diedAt: at };
  const left = { organisationId: NETWORK[random(NETWORK.length)]!, at, toHospital: random(2) === 0 };
  const present = { organisationId, unit: 'AMU', since: clock(minute - random(60)) };
  if (kind < 6) return { present };
  if (kind === 6) return { present, left };
  return kind < 9 ? { left } : {};
}
