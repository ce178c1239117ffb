import type { Columns } from '@careway/service-kit';
import type { AlertRow } from './alert-rows.ts';

/** The columns of the list as CSV. */
export const ALERT_COLUMNS: Columns<AlertRow> = {
  number: (one) => one.number,
  alert_id: (one) => one.alertId,
  cause: (one) => one.cause,
  place_id: (one) => one.placeId,
  figure_id: (one) => one.figureId,
  value: (one) => one.value,
  says: (one) => one.says,
  action: (one) => one.action,
  owner: (one) => one.owner,
  since: (one) => one.since,
  raised_at: (one) => one.raisedAt,
  due_at: (one) => one.dueAt,
  acknowledged_at: (one) => one.acknowledgedAt,
  chased_at: (one) => one.chasedAt,
  escalated_at: (one) => one.escalatedAt,
  acted: (one) => one.acted,
  cleared_at: (one) => one.clearedAt,
};
