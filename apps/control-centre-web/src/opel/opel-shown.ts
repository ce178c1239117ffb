import { levelInForce, sayAge, sayTime, type BoardFacts, type OpelScored } from '@careway/pressure';
import type { Level } from './opel-answer.ts';

export type Trend = 'up' | 'down' | 'same';

/** An OPEL as a screen shows it: every part of it is a word as well as a shape. */
export interface OpelShown {
  /** The shape; `unknown` is hatched grey. */
  mark: Level | 'unknown';
  /** What stands in the shape: `3`, `2–4`, `?` */
  numeral: string;
  /** `OPEL 3`, `OPEL 2–4` while it is not known which, `no data since 09:40`, `too little data` */
  word: string;
  /** `could be 2–4`, while values that a known level rests on can't be believed. */
  range?: string;
  /** Against an hour ago; absent when either is not known. */
  trend?: Trend;
  before?: Level;
  byHand: boolean;
  provisional: boolean;
}

const EVERY_LEVEL = 3;
const DAY_S = 86_400;
/** Where something came as lately, it is not silence that keeps the level unknown. */
const JUST_S = 15 * 60;

/**
 * What is to be shown of a score. One that could be any level is none: it is stale, since `lastHeardAt` (RFC 3339, null
 * when nothing was ever heard). `before` is the level an hour ago; `now` is epoch ms by the service's clock.
 */
export function opelShown(
  scored: OpelScored | undefined,
  { before, lastHeardAt, now }: { before: Level | null | undefined; lastHeardAt: string | null; now: number },
): OpelShown {
  const kept = { byHand: scored?.override !== undefined, provisional: scored?.provisional ?? false };
  if (!scored || (isAnything(scored) && !kept.byHand))
    return { mark: 'unknown', numeral: '?', word: sayNoData(lastHeardAt, now), ...kept };
  const level = levelInForce(scored);
  const between = `${scored.best.level}–${scored.worst.level}`;
  if (!level) return { mark: 'unknown', numeral: between, word: `OPEL ${between}`, ...kept };
  const isSure = kept.byHand || scored.best.level === scored.worst.level;
  const range = isSure ? {} : { range: `could be ${between}` };
  return { mark: level, numeral: String(level), word: `OPEL ${level}`, ...range, ...trendOf(level, before), ...kept };
}

const isAnything = ({ best, worst }: OpelScored): boolean => worst.level - best.level === EVERY_LEVEL;

function trendOf(level: Level, before: Level | null | undefined): Pick<OpelShown, 'trend' | 'before'> {
  if (!before) return {};
  return { before, trend: level === before ? 'same' : level > before ? 'up' : 'down' };
}

function sayNoData(lastHeardAt: string | null, now: number): string {
  if (lastHeardAt === null) return 'never received';
  const heard = Date.parse(lastHeardAt);
  const age = (now - heard) / 1000;
  if (age < JUST_S) return 'too little data';
  return age < DAY_S ? `no data since ${sayTime(heard)}` : `no data for ${sayAge(age)}`;
}

/** `was 2 an hour ago` */
export const sayTrend = ({ trend, before }: Pick<OpelShown, 'trend' | 'before'>): string => {
  if (trend === undefined) return '';
  return trend === 'same' ? 'as an hour ago' : `was ${before} an hour ago`;
};

/** When a figure of the place was last received (RFC 3339), of any place without one; before any was, a message. */
export function lastHeardOf({ figures, feeds }: BoardFacts, placeId?: string): string | null {
  const here = figures.filter((one) => placeId === undefined || one.placeId === placeId);
  const senders = feeds.filter((one) => placeId === undefined || one.providerId === placeId);
  return newestOf(here.map(({ receivedAt }) => receivedAt)) ?? newestOf(senders.map((one) => one.lastReceivedAt));
}

const newestOf = (times: readonly (string | null | undefined)[]): string | null =>
  times.reduce<string | null>((last, time) => (time && (!last || time > last) ? time : last), null);
