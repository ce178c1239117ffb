import type { Party, Transfer } from './transfer.ts';

/** How somebody came to hold a person: by a transfer, by a system's own record of a stay, or by their word at an offer. */
export type HeldBy = 'transfer' | 'record' | 'word';

/** The organisation that answers for a person now. */
export interface Holder extends Party {
  /** Since when, RFC 3339. */
  since: string;
  by: HeldBy;
}

/**
 * Who holds one person. There is one holder until the person is discharged or has died, also while they are on their
 * way: custody passes at the arrival.
 */
export interface Custody {
  subjectId: string;
  holder?: Holder | undefined;
  /** Nobody holds the person any more. */
  ended?: { cause: 'died' | 'discharged'; at: string } | undefined;
  /** The one transfer that isn't at its end; its sender is the holder. */
  live?: Transfer | undefined;
}

/** What may happen to a transfer. */
export const ACTS = ['offer', 'accept', 'refuse', 'withdraw', 'depart', 'arrive', 'close'] as const;
export type ActKind = (typeof ACTS)[number];

/** Who does an act, and when it is known. */
export interface Acting {
  /** The organisation that somebody acts for, or whose system speaks. */
  organisationId: string;
  /**
   * An answer that a place outside the network gave by telephone, in the words of the sender who writes it down: the
   * role of whoever answered there.
   */
  answeredBy?: string | undefined;
  /** RFC 3339. */
  now: string;
}

/** A command on a transfer that exists. */
export interface ActOn extends Acting {
  transferId: string;
}

export const NOT_POSSIBLE = [
  'not-the-holder',
  'transfer-live',
  'person-died',
  'same-organisation',
  'outside-without-unit',
  'not-live',
  'not-your-side',
  'not-in-this-state',
  'in-the-future',
  'before-departure',
  'nobody-answered',
] as const;

/** Why not: a value, never thrown. */
export type NotPossible = { not: (typeof NOT_POSSIBLE)[number] };

/** What came of it: the custody from now on, the transfer as it is now, and who has to be told. */
export interface Done {
  custody: Custody;
  transfer: Transfer;
  act: ActKind;
  /** Organisations to tell: the other side, or both when neither did it. */
  tell: string[];
}

export type Outcome = Done | NotPossible;

export const isDone = (outcome: Outcome): outcome is Done => !('not' in outcome);
export const not = (why: NotPossible['not']): NotPossible => ({ not: why });

/** A person of whom nothing is known yet. */
export const unknownCustody = (subjectId: string): Custody => ({ subjectId });
