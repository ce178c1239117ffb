import { localToEpoch } from './zone-offset.ts';

/** The smallest unit a timestamp named. */
export type Precision = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** An instant a sender said; `instant` is ISO 8601 UTC with milliseconds, at the start of what was not said. */
export interface ReadTimestamp {
  instant: string;
  precision: Precision;
}

// 4 to 14 digits, a fraction, a zone; a sign without digits after it is no zone (seen: `19760121+`).
const HL7 = /^(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:\.(\d{1,9}))?(?:([+-])(\d\d)(\d\d)|[+-]|Z)?$/;
// What some senders write instead: `2025-05-05 23:23:28`, `2026-01-15T14:30:00+01:00`.
const ISO = /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?)?(?:([+-])(\d\d):?(\d\d)|Z)?$/;

/** Years are written with four digits; earlier ones are slips of a hand, and `Date` takes 50 for 1950. */
const FIRST_YEAR = 1000;
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const PRECISIONS: readonly Precision[] = ['year', 'month', 'day', 'hour', 'minute', 'second'];

/**
 * Reads an HL7 timestamp (DTM/TS; of several components the first). Without a zone it is local time of `timeZone`;
 * see `localToEpoch` for the hours when clocks change. Undefined when it is no timestamp.
 */
export const readTimestamp = (text: string, timeZone: string): ReadTimestamp | undefined => {
  const trimmed = text.trim();
  if (isPlain(trimmed)) return readPlain(trimmed, timeZone);
  const parts = HL7.exec(trimmed) ?? ISO.exec(trimmed);
  if (parts === null) return undefined;
  const wall = {
    year: Number(parts[1]),
    month: Number(parts[2] ?? 1),
    day: Number(parts[3] ?? 1),
    hour: Number(parts[4] ?? 0),
    minute: Number(parts[5] ?? 0),
    second: Number(parts[6] ?? 0),
    milli: Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000),
  };
  if (!exists(wall)) return undefined;
  const epoch = inZone(wall, parts, trimmed.endsWith('Z'), timeZone);
  if (epoch === undefined || epoch > LAST) return undefined;
  return { instant: new Date(epoch).toISOString(), precision: precisionOf(parts) };
};

/** 4 to 14 digits and nothing else: what nearly all timestamps are, read without a regular expression. */
const isPlain = (text: string): boolean => {
  if (text.length < 4 || text.length > 14 || text.length % 2 === 1) return false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return false;
  }
  return true;
};

const readPlain = (text: string, timeZone: string): ReadTimestamp | undefined => {
  const two = (at: number, absent: number): number =>
    at < text.length ? (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48 : absent;
  const year = two(0, 0) * 100 + two(2, 0);
  const wall = {
    year,
    month: two(4, 1),
    day: two(6, 1),
    hour: two(8, 0),
    minute: two(10, 0),
    second: two(12, 0),
    milli: 0,
  };
  if (!exists(wall)) return undefined;
  const epoch = localToEpoch(wall, timeZone);
  if (epoch > LAST) return undefined;
  return { instant: new Date(epoch).toISOString(), precision: PRECISIONS[text.length / 2 - 2] as Precision };
};

/** Reads the day a person was born or died, as far as it was said: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const readDay = (text: string): string | undefined => {
  const trimmed = text.trim();
  const parts = HL7.exec(trimmed) ?? ISO.exec(trimmed);
  if (parts === null) return undefined;
  const [, year, month, day] = parts;
  if (
    !exists({ year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1), hour: 0, minute: 0, second: 0 })
  ) {
    return undefined;
  }
  return [year, month, day].filter((part) => part !== undefined).join('-');
};

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const exists = ({ year, month, day, hour, minute, second }: Wall): boolean =>
  year >= FIRST_YEAR &&
  month > 0 &&
  month < 13 &&
  day > 0 &&
  day <= daysIn(year, month) &&
  hour < 24 &&
  minute < 60 &&
  second < 60;

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

const inZone = (
  wall: Wall & { milli: number },
  parts: RegExpExecArray,
  zulu: boolean,
  timeZone: string,
): number | undefined => {
  const sign = parts[8];
  if (sign === undefined && !zulu) return localToEpoch(wall, timeZone);
  const minutes = sign === undefined ? 0 : Number(parts[9]) * 60 + Number(parts[10]);
  if (minutes > 14 * 60) return undefined;
  const { year, month, day, hour, minute, second, milli } = wall;
  const asUtc = new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000 + milli;
  return asUtc - (sign === '-' ? -minutes : minutes) * 60_000;
};

const precisionOf = (parts: RegExpExecArray): Precision => {
  let said = 1;
  while (said < 6 && parts[said + 1] !== undefined) said += 1;
  return PRECISIONS[said - 1] as Precision;
};

/** An instant as an HL7 timestamp in UTC, `YYYYMMDDHHMMSS.mmm+0000`. */
export const writeTimestamp = (at: Date): string => `${at.toISOString().replace(/[-:TZ]/g, '')}+0000`;
