import fc from 'fast-check';
import { londonDay, londonHour, londonMidnight, londonOffset, londonWeekday } from './london-time.ts';

const zoned = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London');

describe('London time', () => {
  it('agrees with the time zone database from 1996 to 2037', () => {
    const years = { min: Date.UTC(1996, 0), max: Date.UTC(2037, 0) };
    fc.assert(
      fc.property(fc.integer(years), (at) => {
        const there = zoned(at);
        expect(londonOffset(at)).toBe(there.offsetNanoseconds / 1e6);
        expect(londonHour(at)).toBe(there.hour);
        expect(londonWeekday(at)).toBe(there.dayOfWeek);
        expect(londonDay(at)).toBe(there.toPlainDate().toString());
        expect(londonMidnight(at)).toBe(there.startOfDay().epochMilliseconds);
      }),
      { numRuns: 2000 },
    );
  });
});
