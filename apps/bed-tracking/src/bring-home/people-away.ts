import type { PersonAway } from '@careway/out-of-area';
import type { OpenPlacement } from './open-placements.ts';

const LONDON = 'Europe/London';

/** What counts for a person's rank, as of now (RFC 3339). `onTheWay` by subject id, in words. */
export const peopleAway = (
  placements: readonly OpenPlacement[],
  onTheWay: ReadonlyMap<string, string>,
  now: string,
): PersonAway[] =>
  placements.map(({ startedAt, ...placement }) => ({
    ...placement,
    nights: nightsBetween(startedAt, now),
    onTheWay: onTheWay.get(placement.subjectId),
  }));

/** Midnights in Europe/London between two moments, in nights however long a change of the clock makes them. */
export const nightsBetween = (from: string, to: string): number =>
  Math.max(0, dayOf(from).until(dayOf(to), { largestUnit: 'day' }).days);

const dayOf = (moment: string): Temporal.PlainDate =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(LONDON).toPlainDate();
