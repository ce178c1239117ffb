import type { FigureRecord } from './figures-now.ts';
import { pointsOf, spansOf } from './spans.ts';

const start = Date.parse('2026-11-23T10:00:00.000Z');
const MINUTE = 60_000;
const record = (minute: number, value: number | null, state: FigureRecord['state'] = 'good'): FigureRecord => ({
  valueId: minute,
  placeId: 'RPA',
  asOf: new Date(start + minute * MINUTE).toISOString(),
  knownAt: new Date(start + minute * MINUTE).toISOString(),
  value,
  state,
  source: 'x',
});
const minutes = (from: number, to: number, why: 'held' | 'stale') => ({
  from: start + from * MINUTE,
  to: start + to * MINUTE,
  why,
});
const inMinutes = (records: FigureRecord[], now: number) => spansOf(records.toReversed(), 60, start + now * MINUTE);

describe('what was shown of a figure', () => {
  it('are its good values in the order known, and nothing where it was unknown or held', () => {
    expect(pointsOf([record(2, null, 'held'), record(1, null), record(0, 4)])).toEqual([{ at: start, value: 4 }]);
  });

  it('was stale from three expected intervals on, to the next value or to now', () => {
    expect(inMinutes([record(0, 1), record(2, 2), record(7, 3)], 11)).toEqual([
      minutes(5, 7, 'stale'),
      minutes(10, 11, 'stale'),
    ]);
    expect(inMinutes([record(0, 1), record(3, 1)], 5)).toEqual([]);
  });

  it('was held until the next good value, as one span', () => {
    expect(inMinutes([record(0, 1), record(1, null, 'held'), record(2, null, 'held'), record(4, 2)], 5)).toEqual([
      minutes(1, 4, 'held'),
    ]);
    expect(inMinutes([record(0, null, 'held')], 2)).toEqual([minutes(0, 2, 'held')]);
  });

  it('is nothing while nothing was told', () => expect(inMinutes([], 5)).toEqual([]));
});
