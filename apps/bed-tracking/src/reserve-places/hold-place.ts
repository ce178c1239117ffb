import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { holdTime, whyNotPromised, type Need, type Refusal } from '@careway/places';
import { problem } from '@careway/service-kit';
import type { Places } from '../know-places/places.ts';
import { changeWard, type ChangedWard, type LockedWard } from '../place-ledger/change-ward.ts';
import { placeIn, sameVersion, wardOfPlace } from '../place-ledger/place-problems.ts';
import type { PlaceRow } from '../place-ledger/place-rows.ts';
import { insertHold, type NewHold, type Reservation } from './reservation-rows.ts';
import { placeHeld } from './tell-promises.ts';

/** What somebody asks for. */
export interface HoldAsked {
  placeId: string;
  /** The version of the place that was seen: another one is refused (412). */
  version: number;
  subjectId: string;
  /** RFC 3339, within 4 hours; half an hour when left out. */
  until?: string | undefined;
  need?: Need | undefined;
  reason: string;
  actor: Actor;
}

/**
 * Keeps a place for a person for a limited time, in the caller's transaction. Gives the hold, and the wards whose
 * figures have changed, for the counters. Throws problems: 404, 409 (with `code`), 412, 422.
 */
export function holdPlace(tx: Tx, places: Places, asked: HoldAsked): Promise<ChangedWard<Reservation>> {
  return changeWard(tx, places, wardOfPlace(places, asked.placeId), (ward) => {
    const place = judged(ward, asked);
    const hold = newHold(ward, place, asked);
    const { reservationId, subjectId, organisationId } = hold;
    const reason = asked.reason;
    const promised = { reservationId, subjectId, organisationId, status: 'held' as const, reason, isOver: false };
    return {
      places: ward.settled.places.map((one) => (one === place ? { ...place, promised } : one)),
      write: (own, now) => insertHold(own, { ...hold, fence: versionOf(now, place) }),
      tell: (now, telling) => [placeHeld(ward.stand, hold, versionOf(now, place), telling)],
    };
  });
}

export const versionOf = (now: readonly PlaceRow[], { placeId }: { placeId: string }): number =>
  now.find((one) => one.placeId === placeId)!.version;

function judged(ward: LockedWard, { placeId, version }: HoldAsked): PlaceRow {
  const place = placeIn(ward, placeId);
  const usableInWard = ward.settled.occupancy.usable;
  const refusal = whyNotPromised({ ...place, usableInWard });
  if (refusal) throw notPossible(place, refusal);
  sameVersion(ward, place, version);
  return place;
}

/** That somebody else has it says more than that it has changed, so it is told first. */
export const notPossible = (
  { placeId, state, version }: Pick<PlaceRow, 'placeId' | 'state' | 'version'>,
  { code, says, fix }: Refusal,
) => problem(409, { title: `The place ${says}`, detail: fix, code, current: { placeId, state, version } });

function newHold({ stand, now }: LockedWard, { placeId, wardId }: PlaceRow, asked: HoldAsked): Omit<NewHold, 'fence'> {
  const time = holdTime(now, asked.until);
  if ('rule' in time) throw wrongTime(time.rule);
  const { subjectId, need, reason, actor } = asked;
  const { providerId } = stand.ward;
  const { organisationId } = actor;
  const reservationId = randomUUIDv7();
  return {
    reservationId,
    placeId,
    wardId,
    providerId,
    organisationId,
    subjectId,
    need,
    heldUntil: time.until,
    actor,
    reason,
  };
}

const wrongTime = (rule: string) =>
  problem(422, {
    title: 'A place can not be held until then',
    errors: [{ field: 'until', rule, fix: 'Send a time within the next 4 hours, or none for half an hour.' }],
  });
