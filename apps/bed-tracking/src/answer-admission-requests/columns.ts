import type { Columns } from '@careway/service-kit';
import type { AdmissionRequestAnswer } from './shapes.ts';

/** The columns of the list as CSV. */
export const COLUMNS: Columns<AdmissionRequestAnswer> = {
  request_id: (one) => one.requestId,
  organisation_id: (one) => one.organisationId,
  waiting_ward_id: (one) => one.waitingWardId,
  state: (one) => one.state,
  decided_at: (one) => one.decidedAt,
  waited_minutes: (one) => one.waitedMinutes,
  limit_at: (one) => one.limitAt,
  over_limit: (one) => one.overLimit,
  left_at: (one) => one.leftAt,
  legal_status: (one) => one.legalStatus,
  bed_classes: (one) => one.need.bedClasses,
  sex: (one) => one.need.sex,
  isolation: (one) => one.need.isolation,
  specialisms: (one) => one.need.specialisms,
  place_id: (one) => one.placeId,
  held_until: (one) => one.heldUntil,
  reason: (one) => one.reason,
  next_step: (one) => one.nextStep,
  tried: (one) => one.tried,
};
