import type { Ask, ReservationSeen } from './entry.ts';
import type { written } from './written.fixture.ts';

type Loose = Exclude<Parameters<typeof written>[number], unknown[]>;

/** The database's clock when the monotonic one says 0. */
const AHEAD_MS = 1_000_000;

export const clock: Loose = { kind: 'clock', at: 0, databaseMs: AHEAD_MS };

let attempts = 0;

/** What a client asked and was answered; `at` and `until` are when, by the monotonic clock. No answer when it is killed. */
export function asked(
  what: Ask['what'],
  reservation: Partial<ReservationSeen>,
  {
    at,
    until = at + 1,
    outcome = 'ok',
    key = `${what} for ${reservation.subjectId}`,
    code,
  }: { at: number; until?: number; outcome?: string; key?: string; code?: string },
): Loose[] {
  const op = `op-${++attempts}`;
  const { placeId, subjectId, reservationId } = promised(reservation);
  const named = what === 'hold' ? {} : { reservationId };
  const ask = { kind: 'ask' as const, by: 'holder-1', at, op, key, what, service: 'bed-tracking-1' };
  const told = { outcome, ...(outcome === 'ok' ? { reservation: promised(reservation) } : { code }) };
  const reply = { kind: 'reply' as const, by: 'holder-1', at: until, op, ...told };
  return [{ ...ask, placeId, subjectId, ...named }, ...(outcome === 'killed' ? [] : [reply])];
}

/** A row of the ledger; times are those of the monotonic clock. */
export const row = (reservation: Partial<ReservationSeen>, readAt = 100_000): Loose[] => [
  { kind: 'reservation', at: readAt, readAt: readAt + AHEAD_MS, ...promised(reservation) },
];

const TIMES = ['heldAt', 'heldUntil', 'confirmedAt', 'endedAt'] as const;

function promised(said: Partial<ReservationSeen>): ReservationSeen {
  const { placeId = 'B1', subjectId = 'ann' } = said;
  const usual = {
    reservationId: `R-${subjectId}`,
    placeId,
    subjectId,
    status: 'held' as const,
    heldAt: 10,
    heldUntil: 9_000,
  };
  const seen: ReservationSeen = { ...usual, ...said };
  for (const time of TIMES) if (seen[time] !== undefined) seen[time] += AHEAD_MS;
  return seen;
}
