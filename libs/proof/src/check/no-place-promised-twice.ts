import type { Found, Look } from './found.ts';
import { linesOfReservation, sureSpan, type KnownReservation, type Reservations } from './reservations.ts';

/** A promise from when to when it was live. */
interface Live {
  one: KnownReservation;
  from: number;
  until: number;
}

/**
 * Promise 5: no place is promised to two at any moment: by the ledger, whose clock has the last word, and by what those
 * who asked were told, whatever the ledger says afterwards.
 */
export const noPlacePromisedTwice: Look = ({ reservations }) => {
  const pairs = [...overlaps(inTheLedger(reservations)), ...overlaps(asTold(reservations))];
  const once = new Map(pairs.map((pair) => [pair.map(({ reservationId }) => reservationId).join(), pair]));
  return [...once.values()].map(foundOf);
};

const inTheLedger = ({ known }: Reservations): Live[] =>
  known.flatMap((one) => (one.row ? [{ one, from: one.row.heldAt, until: one.row.endedAt ?? Infinity }] : []));

const asTold = (reservations: Reservations): Live[] =>
  reservations.known.flatMap((one) => {
    const span = sureSpan(one, reservations);
    return span ? [{ one, ...span }] : [];
  });

/** Of each place the promises that begin before an earlier one has ended, with the one that lasts longest of those. */
function overlaps(all: readonly Live[]): [KnownReservation, KnownReservation][] {
  return [...Map.groupBy(all, ({ one }) => one.placeId).values()].flatMap((ofPlace) => {
    const [first, ...others] = ofPlace.toSorted((a, b) => a.from - b.from);
    let longest = first!;
    return others.flatMap((next): [KnownReservation, KnownReservation][] => {
      const before = longest;
      if (next.until > longest.until) longest = next;
      return next.from < before.until ? [[before.one, next.one]] : [];
    });
  });
}

const foundOf = ([a, b]: [KnownReservation, KnownReservation]): Found => ({
  what: `${a.placeId} was promised to ${a.subjectId} and to ${b.subjectId} at the same time`,
  lines: [...linesOfReservation(a), ...linesOfReservation(b)],
});
