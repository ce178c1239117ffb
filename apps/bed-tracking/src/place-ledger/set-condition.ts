import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Condition } from '@careway/places';
import { problem } from '@careway/service-kit';
import type { Places } from '../know-places/places.ts';
import { changeWard, type ChangedWard, type LockedWard } from './change-ward.ts';
import { mayActFor, placeIn, sameVersion, wardOfPlace } from './place-problems.ts';
import type { PlaceRow } from './place-rows.ts';

export interface ConditionSaid {
  placeId: string;
  /** The version of the place that was seen. */
  version: number;
  condition: Condition;
  reason?: string | undefined;
  actor: Actor;
}

/** Says of a place that it is fit, or why it is not. Gives the place at its new version. Throws problems. */
export function setCondition(tx: Tx, places: Places, said: ConditionSaid): Promise<ChangedWard<PlaceRow>> {
  const { placeId, condition, actor } = said;
  return changeWard(tx, places, wardOfPlace(places, placeId), (ward) => {
    mayActFor(actor, [ward.stand.ward.providerId]);
    const place = judged(ward, said);
    const reason = said.reason ?? (condition === place.condition ? place.conditionReason : undefined);
    const next = { ...place, condition, conditionReason: reason };
    return {
      places: ward.settled.places.map((one) => (one === place ? next : one)),
      write: async (own, now) => {
        await own.execute(
          'UPDATE place SET condition_by = $2, condition_at = clock_timestamp(), known_at = clock_timestamp() WHERE place_id = $1',
          [placeId, JSON.stringify(actor)],
        );
        return now.find((one) => one.placeId === placeId)!;
      },
    };
  });
}

function judged(ward: LockedWard, { placeId, version, condition, reason }: ConditionSaid): PlaceRow {
  const place = placeIn(ward, placeId);
  sameVersion(ward, place, version);
  const endsUse = condition === 'closed' || condition === 'compromised';
  if (endsUse && !reason) throw needsReason(condition);
  if (place.promised && endsUse) throw isPromised(place.promised.reservationId);
  return place;
}

const needsReason = (condition: string) =>
  problem(422, {
    title: 'A place that can not be used needs a reason',
    errors: [{ field: 'reason', rule: `must be said when a place is ${condition}`, fix: 'Send why, in a few words.' }],
  });

const isPromised = (reservationId: string) =>
  problem(409, {
    title: 'The place is promised to somebody',
    detail: 'Find them another place and release the promise first: a person would lose it otherwise.',
    reservationId,
  });
