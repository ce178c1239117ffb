import type { Place } from '@careway/places';
import type { Columns } from '@careway/service-kit';
import type { WayHomeAnswer } from './shapes.ts';
import type { DecisionRow, WayHomeRow } from './way-home-rows.ts';

/** A row as it is shown; a place that reference data has given up is shown by its id. */
export function wayHomeAnswer(row: WayHomeRow, place: Place | undefined): WayHomeAnswer {
  const unknown = { label: row.place_id, wardId: '?', wardName: '?', siteId: '?', siteName: '?', bedClass: undefined };
  const { label, wardId, wardName, siteId, siteName, bedClass } = place ?? unknown;
  return {
    wayHomeId: row.way_home_id,
    placeId: row.place_id,
    placeLabel: label,
    wardId,
    wardName,
    siteId,
    siteName,
    ...(bedClass && { bedClass }),
    openedAt: row.opened_at.toISOString(),
    people: row.people,
    excluded: row.excluded,
    decisions: row.decisions.map(decisionAnswer),
    ...(row.closed_at && { closedAt: row.closed_at.toISOString() }),
    ...(row.closed_because && { closedBecause: row.closed_because }),
  };
}

const decisionAnswer = ({ actor: { name, role, organisationId }, ...row }: DecisionRow) => ({
  decidedAt: new Date(row.decided_at).toISOString(),
  decision: row.decision,
  ...(row.placement_id && { placementId: row.placement_id }),
  reason: row.reason,
  by: { name, role, organisationId },
  ...(row.reservation_id && { reservationId: row.reservation_id }),
});

/** The columns of the list as CSV: a row for each way home, the first person beside it. */
export const COLUMNS: Columns<WayHomeAnswer> = {
  way_home_id: (one) => one.wayHomeId,
  place_id: (one) => one.placeId,
  ward: (one) => one.wardName,
  site: (one) => one.siteName,
  bed_class: (one) => one.bedClass,
  opened_at: (one) => one.openedAt,
  people: (one) => one.people.length,
  first_placement_id: (one) => one.people[0]?.placementId,
  first_reason: (one) => one.people[0]?.reason,
  ahead_by: (one) => one.people[0]?.aheadBy,
  placement_ids: (one) => one.people.map(({ placementId }) => placementId),
  closed_at: (one) => one.closedAt,
  closed_because: (one) => one.closedBecause,
  last_decision: (one) => one.decisions.at(-1)?.decision,
  last_reason: (one) => one.decisions.at(-1)?.reason,
};
