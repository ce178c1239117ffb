import { sayState } from './say-state.ts';

const now = Date.parse('2026-11-22T10:00:00.000Z');

describe('the state of a provider in words', () => {
  it.each([
    ['fresh', '2026-11-22T09:59:56.000Z', 'fresh, 4 s'],
    ['late', '2026-11-22T09:52:00.000Z', 'late, 8 min'],
    ['stale', '2026-11-22T09:40:00.000Z', 'stale, no data since 09:40'],
    ['stale', '2026-11-19T09:40:00.000Z', 'stale, no data for 3 days'],
    ['never received', null, 'never received'],
  ] as const)('%s, heard %s: %s', (state, heard, words) => expect(sayState(state, heard, now)).toBe(words));
});
