import type { Entry, ReservationRow } from '../history/entry.ts';
import type { Found, Look } from './found.ts';
import { linesOfRequest, linesOfReservation, type KnownReservation, type Request } from './reservations.ts';

/** A hold is ended by a look every second, or by whoever comes first. */
const ENDED_WITHIN_MS = 10_000;

/** Promise 6: what somebody was told that they have is there, a confirmed one lasts, and a hold ends, at its time. */
export const reservationsAreKept: Look = ({ reservations: { known }, all }) => {
  // Without its rows a history can't show what the ledger has lost; that is missing, and told elsewhere.
  const wasRead = all('reservation').length > 0;
  return known.flatMap((one) => [
    ...(wasRead ? said(one, wrongInTheEnd(one)) : []),
    ...one.looks.flatMap((look) => seenToGoBack(one, look)),
  ]);
};

const said = (one: KnownReservation, what: string | undefined): Found[] =>
  what === undefined ? [] : [{ what: `${one.placeId} ${what}`, lines: linesOfReservation(one) }];

function wrongInTheEnd(one: KnownReservation): string | undefined {
  const { row, subjectId } = one;
  if (!row) return `was promised to ${subjectId}, and the ledger has no such promise`;
  const isConfirmed = one.confirms.some(({ outcome }) => outcome === 'ok');
  if (isConfirmed && row.confirmedAt === undefined)
    return `was confirmed to ${subjectId}, and the ledger does not know`;
  if (row.confirmedAt !== undefined && (row.status === 'held' || row.status === 'expired'))
    return `was confirmed to ${subjectId}, and is ${row.status}`;
  if (isLive(row.status) && one.releases.some(({ outcome }) => outcome === 'ok'))
    return `was released by ${subjectId}, and is still ${row.status}`;
  return wrongTimes(row);
}

function wrongTimes({ status, subjectId, heldUntil, endedAt, readAt }: ReservationRow): string | undefined {
  if (status === 'held' && readAt - heldUntil > ENDED_WITHIN_MS)
    return `is held for ${subjectId} ${seconds(readAt - heldUntil)} after its time`;
  if (status === 'expired' && endedAt !== undefined && endedAt < heldUntil)
    return `expired for ${subjectId} ${seconds(heldUntil - endedAt)} before its time`;
  return isLive(status) === (endedAt === undefined) ? undefined : `is ${status} for ${subjectId} at no time`;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(3)} s`;

const isLive = (status: string): boolean => status === 'held' || status === 'confirmed';

/** A look shows at least what was known before it began: held, then confirmed, then one end for ever. */
function seenToGoBack(one: KnownReservation, { ask, reply }: Request): Found[] {
  const before = one.told.filter(({ at }) => at < ask.at);
  const told = (known: Entry, now: string): Found[] => [
    {
      what: `${one.placeId} was ${statusOf(known)} for ${one.subjectId}, and later ${now}`,
      lines: [...linesOfReservation(one), known, ...linesOfRequest({ ask, reply })],
    },
  ];
  if (reply?.outcome === 'failed') return reply.code?.startsWith('404') && before[0] ? told(before[0], 'unknown') : [];
  const status = reply?.reservation?.status;
  if (status === undefined) return [];
  const known = before.find(({ reservation }) => !mayFollow(reservation.status, status));
  return known ? told(known, status) : [];
}

const statusOf = (entry: Entry): string => (entry.kind === 'reply' ? entry.reservation!.status : '');

function mayFollow(before: string, now: string): boolean {
  if (before === 'held') return true;
  if (before === 'confirmed') return now !== 'held' && now !== 'expired';
  return now === before;
}
