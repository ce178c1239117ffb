import { STALE_AFTER } from '@careway/pressure';
import type { FigureRecord } from './figures-now.ts';

/** A time in which what was shown could not be believed. Epoch ms. */
export interface Span {
  from: number;
  to: number;
  why: 'held' | 'stale';
}

/** A value as it was shown from then on. */
export interface Point {
  /** When it was known, epoch ms. */
  at: number;
  value: number;
}

/** The good values of one place in the order in which they were known; `records` come the newest first. */
export const pointsOf = (records: readonly FigureRecord[]): Point[] =>
  records
    .filter(({ state, value }) => state === 'good' && value !== null)
    .map(({ knownAt, value }) => ({ at: Date.parse(knownAt), value: value! }))
    .toReversed();

/**
 * When the figure of one place was held, and when it was stale: from three expected intervals after the last value on,
 * to the next. `records` come the newest first; `now` is epoch ms.
 */
export function spansOf(records: readonly FigureRecord[], expectedEverySeconds: number, now: number): Span[] {
  const oldestFirst = records.toReversed().map(({ knownAt, state }) => ({ at: Date.parse(knownAt), state }));
  const spans = oldestFirst.flatMap(({ at, state }, index): Span[] => {
    const to = oldestFirst[index + 1]?.at ?? now;
    if (state === 'held') return [{ from: at, to, why: 'held' }];
    const staleAt = at + STALE_AFTER * expectedEverySeconds * 1000;
    return staleAt < to ? [{ from: staleAt, to, why: 'stale' }] : [];
  });
  return spans.reduce<Span[]>(joined, []);
}

/** Spans that follow one another for one reason are one. */
function joined(spans: Span[], span: Span): Span[] {
  const last = spans.at(-1);
  if (last?.why !== span.why || last.to !== span.from) return [...spans, span];
  return [...spans.slice(0, -1), { ...last, to: span.to }];
}
