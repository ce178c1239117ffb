import { dateOf, daysBetween } from '../figures/period.ts';

/** What keeps the home team with a person who is away. Times are RFC 3339. */
export interface Care {
  startedAt: string;
  endedAt?: string | undefined;
  /** When the care co-ordinator was told of the placement. */
  coordinatorToldAt?: string | undefined;
  /** Days from one contact of the home team to the next, as local policy sets it. */
  contactEveryDays: number;
  /** Visits and video calls of the home team. */
  contactsAt: readonly string[];
  reviewsAt: readonly string[];
}

/** Things due: the dates by which each was due, and those of them that went by without it. */
export interface Due {
  due: number;
  missed: string[];
  /** By when the next is due; absent when the placement has ended. */
  next?: string;
}

export interface Continuity {
  /** Told within 24 hours; undefined while there is still time. */
  coordinatorTold?: boolean;
  contacts: Due;
  reviews: Due;
  /** Nothing was missed so far. */
  kept: boolean;
}

/** Days from one review of a placement to the next: weekly. */
const REVIEW_EVERY_DAYS = 7;

const DAY_MS = 86_400_000;

/** Whether continuity has been kept up to now: the co-ordinator told within 24 hours, every contact, every weekly review. */
export function continuityOf(care: Care, now: string): Continuity {
  const told = toldInTime(care, now);
  const contacts = dueOf(care, care.contactsAt, care.contactEveryDays, now);
  const reviews = dueOf(care, care.reviewsAt, REVIEW_EVERY_DAYS, now);
  const kept = told !== false && contacts.missed.length === 0 && reviews.missed.length === 0;
  return { ...(told !== undefined && { coordinatorTold: told }), contacts, reviews, kept };
}

/** 24 hours are 24 hours, also in the night of a change of the clock. */
function toldInTime({ startedAt, endedAt, coordinatorToldAt }: Care, now: string): boolean | undefined {
  const by = Date.parse(startedAt) + DAY_MS;
  if (coordinatorToldAt !== undefined) return Date.parse(coordinatorToldAt) <= by;
  const until = Date.parse(endedAt ?? now);
  return until > by ? false : undefined;
}

/**
 * One is due in each run of `every` days from the start, by the last day of it; it was missed when that day is over
 * and the run had none. The run in which the placement ends asks for none.
 */
function dueOf({ startedAt, endedAt }: Care, doneAt: readonly string[], every: number, now: string): Due {
  const start = dateOf(startedAt);
  const daysAway = daysBetween(start, dateOf(endedAt ?? now));
  const runs = Math.max(0, Math.floor(daysAway / every));
  const inRun = new Set(doneAt.map((at) => Math.floor(daysBetween(start, dateOf(at)) / every)));
  const lastDayOf = (run: number) =>
    Temporal.PlainDate.from(start)
      .add({ days: (run + 1) * every - 1 })
      .toString();
  const missed = Array.from({ length: runs }, (_, run) => run)
    .filter((run) => !inRun.has(run))
    .map(lastDayOf);
  const next = inRun.has(runs) ? runs + 1 : runs;
  return { due: runs, missed, ...(endedAt === undefined && { next: lastDayOf(next) }) };
}

/** Per cent of placements with continuity kept, to one decimal; undefined of none. */
export function continuityKeptPercent(all: readonly Continuity[]): number | undefined {
  if (all.length === 0) return undefined;
  return Math.round((all.filter(({ kept }) => kept).length / all.length) * 1000) / 10;
}
