/**
 * A promise of one place to one person. `held` ends by itself at a time; `confirmed` lasts until the person is there,
 * somebody releases it, or somebody else is found in the place. The other four are ends: nothing follows them.
 */
export const RESERVATION_STATUSES = ['held', 'confirmed', 'released', 'expired', 'arrived', 'taken'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

export const RESERVATION_ENDS = ['released', 'expired', 'arrived', 'taken'] as const;
export type ReservationEnd = (typeof RESERVATION_ENDS)[number];

export const isLive = (status: ReservationStatus): status is 'held' | 'confirmed' =>
  status === 'held' || status === 'confirmed';

/** What may follow; a promise never comes back to life. */
const FOLLOWS: Record<ReservationStatus, readonly ReservationStatus[]> = {
  held: ['confirmed', 'released', 'expired', 'arrived', 'taken'],
  confirmed: ['released', 'arrived', 'taken'],
  released: [],
  expired: [],
  arrived: [],
  taken: [],
};

export const mayFollow = (before: ReservationStatus, after: ReservationStatus): boolean =>
  FOLLOWS[before].includes(after);

/** How long a hold lasts when nobody says, and at most, in milliseconds. */
export const USUAL_HOLD_MS = 30 * 60_000;
export const LONGEST_HOLD_MS = 4 * 3_600_000;

export type HoldTime = { until: string } | { rule: string };

/**
 * Until when a hold lasts, RFC 3339, or the rule that what was asked for breaks.
 * @param now the database's clock, RFC 3339
 * @param asked RFC 3339; half an hour when left out
 */
export function holdTime(now: string, asked?: string): HoldTime {
  const at = Date.parse(now);
  const until = asked === undefined ? at + USUAL_HOLD_MS : Date.parse(asked);
  if (!(until > at)) return { rule: 'must be in the future' };
  if (until > at + LONGEST_HOLD_MS) return { rule: 'must be within the next 4 hours' };
  return { until: new Date(until).toISOString() };
}

/** Who is where the promise was made. */
export interface FoundThere {
  /** Persons, after merges, who are said to be in the place or on leave from it. */
  inPlace: readonly string[];
  /** Persons who are in the ward and nobody said in which place. */
  inWard: readonly string[];
}

/**
 * How a live promise ends by itself, if it does. A hold that is over is over, whoever comes afterwards; the person is
 * there when the place is theirs, or the ward is and nobody said which place; anybody else in the place has taken it.
 */
export function endOf(
  promise: { subjectId: string; isOver: boolean },
  { inPlace, inWard }: FoundThere,
): Exclude<ReservationEnd, 'released'> | undefined {
  if (promise.isOver) return 'expired';
  if (inPlace.includes(promise.subjectId)) return 'arrived';
  if (inPlace.length > 0) return 'taken';
  return inWard.includes(promise.subjectId) ? 'arrived' : undefined;
}
