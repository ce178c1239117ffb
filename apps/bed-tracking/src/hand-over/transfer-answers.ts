import type { ActKind } from '@careway/custody';
import type { Columns } from '@careway/service-kit';
import type { ActRow, NoticeRow, TransferRow } from './read-transfers.ts';
import type { ActAnswer, NoticeAnswer, TransferAnswer, TransferSummary } from './shapes.ts';

export const transferAnswer = ({ acts, ...transfer }: TransferRow): TransferAnswer => ({
  ...(transfer as TransferSummary),
  acts: acts.map(actAnswer),
});

const actAnswer = ({ version, act, state, actor, answered_by, reason, note, known_at }: ActRow): ActAnswer => ({
  version,
  act: act as ActKind,
  state: state as ActAnswer['state'],
  ...(actor && { by: { name: actor.name, role: actor.role, organisationId: actor.organisationId } }),
  ...(answered_by && { answeredBy: answered_by }),
  ...(reason && { reason }),
  ...(note && { note }),
  knownAt: known_at.toISOString(),
});

export const noticeAnswer = ({ reason, knownAt, act, ...notice }: NoticeRow): NoticeAnswer => ({
  ...notice,
  act: act as ActKind,
  ...(reason && { reason }),
  knownAt: knownAt.toISOString(),
});

/** The columns of the list as CSV. */
export const TRANSFER_COLUMNS: Columns<TransferSummary> = {
  transfer_id: (one) => one.transferId,
  subject_id: (one) => one.subjectId,
  state: (one) => one.state,
  version: (one) => one.version,
  from_organisation_id: (one) => one.from.organisationId,
  from_unit: (one) => one.from.unit,
  to_organisation_id: (one) => one.to.organisationId,
  to_unit: (one) => one.to.unit,
  to_place_id: (one) => one.to.placeId,
  outside_reason: (one) => one.to.outside?.reason,
  reason: (one) => one.reason,
  offered_at: (one) => one.offeredAt,
  departed_at: (one) => one.departedAt,
  arrived_at: (one) => one.arrivedAt,
  refused_because: (one) => one.refusal?.reason,
  next_step: (one) => one.refusal?.nextStep,
  closed_by: (one) => one.closedBy,
  changed_at: (one) => one.changedAt,
};

export const NOTICE_COLUMNS: Columns<NoticeAnswer> = {
  number: (one) => one.number,
  transfer_id: (one) => one.transferId,
  version: (one) => one.version,
  subject_id: (one) => one.subjectId,
  act: (one) => one.act,
  reason: (one) => one.reason,
  known_at: (one) => one.knownAt,
};
