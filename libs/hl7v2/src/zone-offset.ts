/** Minutes of one day of one zone: one offset, or undefined when the clocks change on that day. */
type DayOffset = number | undefined;

const MEMO_LIMIT = 20_000;
/** A memo of a pure function of zone and day (as YYYYMMDD): Temporal takes 50 times longer than a look-up. */
const offsets = new Map<string, Map<number, DayOffset>>();

/**
 * Local wall time of a zone as epoch milliseconds. An hour that comes twice (clocks go back) is read as its first
 * occurrence, summer time; an hour that never was (clocks go forward) is read as that much later, as Temporal's
 * `compatible` disambiguation (RFC 5545) does: London 2026-10-25 01:30 is 00:30Z, 2026-03-29 01:30 is 01:30Z.
 */
export const localToEpoch = (
  wall: { year: number; month: number; day: number; hour: number; minute: number; second: number; milli: number },
  timeZone: string,
): number => {
  const offset = dayOffset(wall.year, wall.month, wall.day, timeZone);
  if (offset === undefined) return exactly(wall, timeZone);
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second, wall.milli);
  return asUtc - offset;
};

const exactly = (wall: Parameters<typeof localToEpoch>[0], timeZone: string): number => {
  const { milli: millisecond, ...rest } = wall;
  return Temporal.PlainDateTime.from({ ...rest, millisecond }).toZonedDateTime(timeZone).epochMilliseconds;
};

const dayOffset = (year: number, month: number, day: number, timeZone: string): DayOffset => {
  const known = offsets.get(timeZone) ?? new Map<number, DayOffset>();
  const key = year * 10_000 + month * 100 + day;
  const found = known.get(key);
  if (found !== undefined || known.has(key)) return found;
  const start = Temporal.PlainDate.from({ year, month, day }).toZonedDateTime(timeZone);
  const end = start.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone);
  const even = start.offsetNanoseconds === end.offsetNanoseconds;
  const offset = even ? start.offsetNanoseconds / 1_000_000 : undefined;
  if (known.size >= MEMO_LIMIT) known.clear();
  offsets.set(timeZone, known.set(key, offset));
  return offset;
};
