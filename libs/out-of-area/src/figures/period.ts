export const PERIOD_KINDS = ['week', 'month', 'quarter', 'rolling-year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** First and last date, both in it. */
export interface Period {
  kind: PeriodKind;
  first: string;
  last: string;
}

/**
 * The period of a kind that a date is in: a week from Monday, a calendar month, a quarter of the financial year
 * (April, July, October, January), or the year that ends with the date's month.
 * @throws RangeError when the date is none
 */
export function periodOf(kind: PeriodKind, date: string): Period {
  const day = Temporal.PlainDate.from(date);
  const month = day.with({ day: 1 });
  const between = (first: Temporal.PlainDate, after: Temporal.PlainDate): Period => ({
    kind,
    first: first.toString(),
    last: after.subtract({ days: 1 }).toString(),
  });
  if (kind === 'week') {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return between(monday, monday.add({ weeks: 1 }));
  }
  if (kind === 'month') return between(month, month.add({ months: 1 }));
  if (kind === 'rolling-year') return between(month.subtract({ months: 11 }), month.add({ months: 1 }));
  const quarter = month.subtract({ months: (month.month - 1) % 3 });
  return between(quarter, quarter.add({ months: 3 }));
}

/** The period as far as it has come on a date, and the same where it is over. Undefined when it has not begun. */
export function asFarAs(period: Period, today: string): Period | undefined {
  if (today < period.first) return undefined;
  return { ...period, last: today < period.last ? today : period.last };
}

/** The date after a date. */
export const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

/** Whole days from a date to a later one; calendar days, so that a change of the clock is no part of a day. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** The date in Europe/London at an instant (RFC 3339). */
export const dateOf = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
