import { readDay, readTimestamp, writeTimestamp } from './timestamps.ts';

const london = (text: string): string | undefined => readTimestamp(text, 'Europe/London')?.instant;

describe('timestamps', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00.000Z', 'year'],
    ['202607', '2026-06-30T23:00:00.000Z', 'month'],
    ['20260115', '2026-01-15T00:00:00.000Z', 'day'],
    ['2026011514', '2026-01-15T14:00:00.000Z', 'hour'],
    ['202601151430', '2026-01-15T14:30:00.000Z', 'minute'],
    ['20260115143005', '2026-01-15T14:30:05.000Z', 'second'],
    ['20260115143005.1239', '2026-01-15T14:30:05.123Z', 'second'],
    ['20250121100427+0000', '2025-01-21T10:04:27.000Z', 'second'],
    ['20260701120000+0100', '2026-07-01T11:00:00.000Z', 'second'],
    ['198908181126+0215', '1989-08-18T09:11:00.000Z', 'minute'],
    ['20260115-0500', '2026-01-15T05:00:00.000Z', 'day'],
    ['2025-05-05 23:23:28', '2025-05-05T22:23:28.000Z', 'second'],
    ['2026-01-15T14:30:00', '2026-01-15T14:30:00.000Z', 'second'],
    ['2026-01-15T14:30:00.5+01:00', '2026-01-15T13:30:00.500Z', 'second'],
    ['2026-01-15T14:30:00Z', '2026-01-15T14:30:00.000Z', 'second'],
    ['19760121+', '1976-01-21T00:00:00.000Z', 'day'],
    [' 20260115 ', '2026-01-15T00:00:00.000Z', 'day'],
  ])('reads %s', (text, instant, precision) =>
    expect(readTimestamp(text, 'Europe/London')).toEqual({ instant, precision }),
  );

  it.each([
    '',
    'today',
    '202',
    '20261',
    '20261301',
    '20260230',
    '2026022824',
    '202601011260',
    '00000101',
    '01/15/2025',
    '20260101000000+1500',
    '20110613122406637',
    '20230229',
    '""',
  ])('refuses %s', (text) => expect(readTimestamp(text, 'Europe/London')).toBeUndefined());

  it('reads local time without a zone by the clocks of London, summer and winter', () => {
    expect(london('20260701120000')).toBe('2026-07-01T11:00:00.000Z');
    expect(london('20261201120000')).toBe('2026-12-01T12:00:00.000Z');
    expect(london('19700701120000')).toBe('1970-07-01T11:00:00.000Z');
    expect(london('20240229120000')).toBe('2024-02-29T12:00:00.000Z');
  });

  it('reads the hour that comes twice as its first, and the hour that never was as the one after it', () => {
    expect(london('20261025003000')).toBe('2026-10-24T23:30:00.000Z');
    expect(london('20261025013000')).toBe('2026-10-25T00:30:00.000Z');
    expect(london('20261025023000')).toBe('2026-10-25T02:30:00.000Z');
    expect(london('20260329003000')).toBe('2026-03-29T00:30:00.000Z');
    expect(london('20260329013000')).toBe('2026-03-29T01:30:00.000Z');
    expect(london('20260329023000')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('reads by another zone', () => {
    expect(readTimestamp('20260701120000', 'America/New_York')?.instant).toBe('2026-07-01T16:00:00.000Z');
  });

  it.each([
    ['19500214', '1950-02-14'],
    ['1970', '1970'],
    ['197001', '1970-01'],
    ['198807050000', '1988-07-05'],
    ['19760121+', '1976-01-21'],
    ['1950-02-14', '1950-02-14'],
    ['19501332', undefined],
  ])('reads the day %s', (text, day) => expect(readDay(text)).toBe(day));

  it('writes UTC with its zone', () => {
    expect(writeTimestamp(new Date('2026-11-22T10:20:30.045Z'))).toBe('20261122102030.045+0000');
  });
});
