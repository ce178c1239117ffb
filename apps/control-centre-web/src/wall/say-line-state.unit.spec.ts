import { sayLineState } from './say-line-state.ts';
import type { Told, WallLine } from './told.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const line = (state: WallLine['state'], receivedAt: string | null = '2026-11-23T09:58:00.000Z'): WallLine => ({
  id: 'x',
  name: 'X',
  value: 1,
  unit: 'people',
  asOf: receivedAt,
  receivedAt,
  state,
  says: '1',
});
const told = (linesAreOld: boolean): Told => ({
  opel: undefined,
  lines: undefined,
  since: undefined,
  linesAt: now - 60_000,
  linesAreOld,
});

describe('how far a line can be believed', () => {
  it.each([
    [line('fresh'), false, { state: 'fresh', word: 'fresh', age: '2 min' }],
    [line('late'), false, { state: 'late', word: 'late', age: '2 min' }],
    [line('held'), false, { state: 'held', word: 'held', age: '2 min' }],
    [line('stale'), false, { state: 'stale', word: 'stale', age: 'since 09:58' }],
    [line('never received', null), false, { state: 'never received', word: 'never received' }],
    [line('not connected', null), true, { state: 'not connected', word: 'not connected' }],
    [line('fresh'), true, { state: 'stale', word: 'not asked', age: 'since 09:59' }],
  ])('%#', (one, isOld, says) => expect(sayLineState(one, told(isOld), now)).toEqual(says));
});
