import { sayClock, sayDay, type Board, type BoardSnapshot } from '@careway/pressure';

/** The moments that can be shown again, RFC 3339; `from` is absent while nothing was kept. */
export interface Span {
  from?: string;
  to: string;
}

/** As it was shown then, or as it is known now. */
export type As = 'shown' | 'known';

export type BoardThen = BoardSnapshot & { board: Board };

/** One number that was shown as another one than is known by now; null is unknown. */
export interface Difference {
  placeId: string;
  placeName: string;
  figureId: string;
  name: string;
  unit: string;
  shown: number | null;
  known: number | null;
}

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The full minutes that can be chosen, epoch ms: none while nothing was kept. */
export function minutesOf({ from, to }: Span): { first: number; last: number } | undefined {
  if (from === undefined) return undefined;
  const first = Math.ceil(Date.parse(from) / MINUTE_MS) * MINUTE_MS;
  const last = Math.floor(Date.parse(to) / MINUTE_MS) * MINUTE_MS;
  // Younger than a minute: what there is can be shown.
  return first <= last ? { first, last } : { first: Date.parse(to), last: Date.parse(to) };
}

/** The full minute of an address, kept within what can be shown; the last one without it. */
export function momentIn({ first, last }: { first: number; last: number }, said: string | null): number {
  const at = said === null ? NaN : Date.parse(said);
  return Number.isNaN(at) ? last : Math.min(last, Math.max(first, Math.floor(at / MINUTE_MS) * MINUTE_MS));
}

/** `23 November 2026 10:42` */
export const sayMoment = (at: number): string => `${sayDay(at)} ${sayClock(at).slice(0, 5)}`;

const fields = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });

/** `2026-11-23T10:42` on the clocks of England, as a field for day and time has it. */
export const fieldOf = (at: number): string => fields.format(at).replace(' ', 'T');

/** The moment of such a field, epoch ms; undefined for what is none. Of an hour that comes twice it is the first. */
export function momentOfField(text: string): number | undefined {
  const utc = Date.parse(`${text}Z`);
  if (Number.isNaN(utc)) return undefined;
  return [utc - HOUR_MS, utc].find((at) => fieldOf(at) === text);
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `41 people`, `unknown` */
export const sayNumber = (value: number | null, unit: string): string =>
  value === null ? 'unknown' : `${number.format(value)} ${unit}`;
