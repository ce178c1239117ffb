import type { Published } from '../history/entry.ts';
import type { Found, Look } from './found.ts';
import { linesOfReservation, type KnownReservation } from './reservations.ts';

/** What ended only just before it was read may still be on its way. */
const TOLD_WITHIN_MS = 5_000;

/** Promise 6: that a promise has ended, and why, is told once to all who listen. */
export const endsAreTold: Look = ({ published, reservations: { known } }) => {
  const told = Map.groupBy(
    [...published.values()].flatMap(([first]) => (first!.ended ? [first!] : [])),
    ({ ended }) => ended!.reservationId,
  );
  return published.size === 0 ? [] : known.flatMap((one) => judge(one, told.get(one.reservationId) ?? []));
};

function judge(one: KnownReservation, events: readonly Published[]): Found[] {
  const { row, placeId, subjectId } = one;
  if (row?.endedAt === undefined) return [];
  const found = (what: string): Found[] => [
    {
      what: `the promise of ${placeId} to ${subjectId} is ${row.status} and ${what}`,
      lines: [...linesOfReservation(one), ...events],
      about: events.map(({ eventId }) => eventId),
    },
  ];
  if (events.length === 0) return row.readAt - row.endedAt > TOLD_WITHIN_MS ? found('nobody was told') : [];
  if (events.length > 1) return found(`this was told by ${events.length} events`);
  return events[0]!.ended!.why === row.status ? [] : found(`told to be ${events[0]!.ended!.why}`);
}
