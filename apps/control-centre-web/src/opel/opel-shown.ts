import { levelInForce, sayAge, sayTime, type BoardFacts, type OpelScored } from '@careway/pressure';
import type { Level } from './opel-answer.ts';

export type Trend = 'up' | 'down' | 'same';

/** An OPEL as a screen shows it: every part of it is a word as well as a shape. */
export interface OpelShown {
  /** The shape; `unknown` is hatched grey. */
  mark: Level | 'unknown';
  /** `OPEL 3`, `not known`, `no data since 09:40` */
  word: string;
  /** `could be 2–4`, while values that it rests on can't be believed. */
  range?: string;
  /** Against an hour ago; absent when either is not known. */
  trend?: Trend;
  before?: Level;
  byHand: boolean;
  provisional: boolean;
}

const EVERY_LEVEL = 3;
const DAY_S = 86_400;

/**
 * What is to be shown of a score. One that could be any level is none: it is stale, since `lastHeardAt` (RFC 3339, null
 * when nothing was ever heard). `before` is the level an hour ago; `now` is epoch ms by the service's clock.
 */
export function opelShown(
  scored: OpelScored | undefined,
  { before, lastHeardAt, now }: { before: Level | null | undefined; lastHeardAt: string | null; now: number },
): OpelShown {
  const byHand = scored?.override !== undefined;
  const provisional = scored?.provisional ?? false;
  const anything = !scored || scored.worst.level - scored.best.level === EVERY_LEVEL;
  if (anything && !byHand) return { mark: 'unknown', word: sayNoData(lastHeardAt, now), byHand, provisional };
  const level = scored && levelInForce(scored);
  const range = scored && !byHand ? rangeOf(scored) : {};
  if (!level) return { mark: 'unknown', word: 'not known', ...range, byHand, provisional };
  return { mark: level, word: `OPEL ${level}`, ...range, ...trendOf(level, before), byHand, provisional };
}

function rangeOf({ best, worst }: OpelScored): Pick<OpelShown, 'range'> {
  return best.level === worst.level ? {} : { range: `could be ${best.level}–${worst.level}` };
}

function trendOf(level: Level, before: Level | null | undefined): Pick<OpelShown, 'trend' | 'before'> {
  if (!before) return {};
  return { before, trend: level === before ? 'same' : level > before ? 'up' : 'down' };
}

function sayNoData(lastHeardAt: string | null, now: number): string {
  if (lastHeardAt === null) return 'never received';
  const heard = Date.parse(lastHeardAt);
  const age = (now - heard) / 1000;
  return age < DAY_S ? `no data since ${sayTime(heard)}` : `no data for ${sayAge(age)}`;
}

const WORDS: Record<Trend, string> = { up: 'up from', down: 'down from', same: 'as' };

/** `up from 2 an hour ago` */
export const sayTrend = ({ trend, before }: Pick<OpelShown, 'trend' | 'before'>): string =>
  trend === undefined ? '' : `${WORDS[trend]}${trend === 'same' ? '' : ` ${before}`} an hour ago`;

/** When anything of the place was last received (RFC 3339), of any place without one; null when never. */
export function lastHeardOf({ figures, feeds }: BoardFacts, placeId?: string): string | null {
  const times = [
    ...figures.filter((one) => placeId === undefined || one.placeId === placeId).map(({ receivedAt }) => receivedAt),
    ...feeds
      .filter((one) => placeId === undefined || one.providerId === placeId)
      .map(({ lastReceivedAt }) => lastReceivedAt),
  ];
  return times.reduce<string | null>((last, time) => (time && (!last || time > last) ? time : last), null);
}
