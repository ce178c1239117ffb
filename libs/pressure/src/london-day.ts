const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Europe/London at `now` (epoch milliseconds), as `2026-11-22`. */
export function londonDay(now: number): string {
  const [day, month, year] = parts.format(now).split('/');
  return `${year}-${month}-${day}`;
}
