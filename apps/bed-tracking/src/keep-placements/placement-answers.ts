import { INAPPROPRIATE, kmBandOf, type Continuity } from '@careway/out-of-area';
import type { Columns } from '@careway/service-kit';
import { nightsBetween } from '../bring-home/people-away.ts';
import type { PlacementAnswer, PlacementChangeAnswer } from './placement-shapes.ts';
import type { Placement, PlacementChange } from './placement-rows.ts';

/** A placement as it is told, as of now (RFC 3339). */
export function placementAnswer(placement: Placement, care: Continuity, now: string): PlacementAnswer {
  const { placementId, subjectId, senderId, receiverId, told, startedAt, endedAt, endedWhy, km } = placement;
  const { receiver, legalStatus, weeklyCostPence, wish, familyWish, expectedReturn, returnPriority } = told;
  return {
    placementId,
    subjectId,
    version: placement.version,
    senderId,
    receiverId,
    receiverName: receiver.name,
    receiverUnit: receiver.unit,
    ...(receiver.outcode && { outcode: receiver.outcode }),
    outOfArea: placement.outOfArea,
    reasonCode: placement.reasonCode,
    inappropriate: placement.reasonCode === INAPPROPRIATE,
    bedClass: placement.bedClass,
    ...(legalStatus && { legalStatus }),
    startedAt,
    ...(endedAt && { endedAt, endedWhy: endedWhy! }),
    nights: nightsBetween(startedAt, endedAt ?? now),
    ...(km !== undefined && { km }),
    kmBand: kmBandOf(km),
    ...(weeklyCostPence !== undefined && { weeklyCostPence }),
    wish: wish ?? 'unknown',
    ...(familyWish && { familyWish }),
    ...(expectedReturn && { expectedReturn }),
    ...(returnPriority && { returnPriority }),
    ...(care.coordinatorTold !== undefined && { coordinatorTold: care.coordinatorTold }),
    contactsDue: care.contacts.due,
    contactsMissed: care.contacts.missed.length,
    ...(care.contacts.next && { nextContactBy: care.contacts.next }),
    reviewsMissed: care.reviews.missed.length,
    ...(care.reviews.next && { nextReviewBy: care.reviews.next }),
    continuityKept: care.kept,
  };
}

export const changeAnswer = ({ version, change, said, actor, happenedAt, knownAt }: PlacementChange) =>
  ({
    version,
    change,
    said,
    ...(actor && { by: { name: actor.name, role: actor.role, organisationId: actor.organisationId } }),
    happenedAt,
    knownAt,
  }) as PlacementChangeAnswer;

/** The columns of the list as CSV. */
export const PLACEMENT_COLUMNS: Columns<PlacementAnswer> = {
  placement_id: (one) => one.placementId,
  subject_id: (one) => one.subjectId,
  sender_id: (one) => one.senderId,
  receiver_id: (one) => one.receiverId,
  receiver_name: (one) => one.receiverName,
  receiver_unit: (one) => one.receiverUnit,
  out_of_area: (one) => one.outOfArea,
  reason_code: (one) => one.reasonCode,
  inappropriate: (one) => one.inappropriate,
  bed_class: (one) => one.bedClass,
  legal_status: (one) => one.legalStatus,
  started_at: (one) => one.startedAt,
  ended_at: (one) => one.endedAt,
  ended_why: (one) => one.endedWhy,
  nights: (one) => one.nights,
  km: (one) => one.km,
  km_band: (one) => one.kmBand,
  weekly_cost_pence: (one) => one.weeklyCostPence,
  wish: (one) => one.wish,
  family_wish: (one) => one.familyWish,
  expected_return: (one) => one.expectedReturn,
  coordinator_told: (one) => one.coordinatorTold,
  contacts_due: (one) => one.contactsDue,
  contacts_missed: (one) => one.contactsMissed,
  reviews_missed: (one) => one.reviewsMissed,
  continuity_kept: (one) => one.continuityKept,
};
