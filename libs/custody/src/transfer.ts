import type { NextStep, OutsideReason, RefusalReason, TransferReason } from './reasons.ts';

/** Whoever gives a person away, and whoever takes the person: an organisation each, by its ODS code. */
export type Side = 'sender' | 'receiver';

/** A place outside the network is a real place: it has an organisation, a unit, and a reason why the person goes there. */
export interface Outside {
  organisationName: string;
  reason: OutsideReason;
}

/** One end of a transfer. */
export interface Party {
  /** ODS organisation code. */
  organisationId: string;
  /** Ward or unit; a place outside the network always has one. */
  unit?: string | undefined;
  /** A place of reference data. */
  placeId?: string | undefined;
  /** Only of a place outside the network. */
  outside?: Outside | undefined;
}

export const TRANSFER_STATES = [
  'offered',
  'accepted',
  'departed',
  'arrived',
  'refused',
  'withdrawn',
  'closed',
] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

export const LIVE_STATES = ['offered', 'accepted', 'departed'] as const satisfies TransferState[];

/** Why a transfer ended without arriving, and without anybody's no. */
export const CLOSE_CAUSES = ['died', 'discharged', 'moved', 'merged'] as const;
export type CloseCause = (typeof CLOSE_CAUSES)[number];

/** The handing over of one person from the organisation that holds them to another. Times are instants, RFC 3339. */
export interface Transfer {
  transferId: string;
  /** The person, a random id. */
  subjectId: string;
  state: TransferState;
  /** Counts up by one with each act: the fencing token. */
  version: number;
  from: Party;
  to: Party;
  reason: TransferReason;
  offeredAt: string;
  /** Happened, as the sender said. */
  departedAt?: string | undefined;
  /** Happened, as the receiver said. */
  arrivedAt?: string | undefined;
  refusal?: { reason: RefusalReason; nextStep: NextStep } | undefined;
  closedBy?: CloseCause | undefined;
  /** When the last act was known. */
  changedAt: string;
}

export const isLive = ({ state }: Pick<Transfer, 'state'>): boolean =>
  (LIVE_STATES as readonly TransferState[]).includes(state);

/** Which end of the transfer an organisation is. */
export function sideOf(transfer: Transfer, organisationId: string): Side | undefined {
  if (organisationId === transfer.from.organisationId) return 'sender';
  return organisationId === transfer.to.organisationId ? 'receiver' : undefined;
}
