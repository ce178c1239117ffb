import type { FigureState } from './figure.ts';

/** A feed is late after this many of its expected intervals, and stale after more. */
export const LATE_AFTER = 1.5;
export const STALE_AFTER = 3;

/** When something was last heard, and how often it should be. */
export interface Heard {
  /** RFC 3339; null when never. */
  receivedAt: string | null;
  expectedEverySeconds: number;
}

/** Seconds since it was last heard, not below 0 (clocks differ); null when never. `now` is epoch milliseconds. */
export const ageSeconds = ({ receivedAt }: Pick<Heard, 'receivedAt'>, now: number): number | null =>
  receivedAt === null ? null : Math.max(0, (now - Date.parse(receivedAt)) / 1000);

/** Fresh, late from 1.5 and stale from 3 expected intervals on; never received is a state of its own. */
export function freshnessOf(heard: Heard, now: number): Exclude<FigureState, 'held'> {
  const age = ageSeconds(heard, now);
  if (age === null) return 'never received';
  if (age >= STALE_AFTER * heard.expectedEverySeconds) return 'stale';
  return age >= LATE_AFTER * heard.expectedEverySeconds ? 'late' : 'fresh';
}

const BELIEF: Record<FigureState, number> = { fresh: 0, late: 1, held: 2, stale: 3, 'never received': 4 };

/** A fresh or a late figure counts in a total; any other is named as missing. */
export const counts = (state: FigureState): boolean => BELIEF[state] <= BELIEF.late;

/** The least believable of some states. */
export const worstOf = (states: readonly FigureState[]): FigureState =>
  states.reduce((worst, state) => (BELIEF[state] > BELIEF[worst] ? state : worst), 'fresh');
