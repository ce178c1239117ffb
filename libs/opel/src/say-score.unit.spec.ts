import { sayScore, type SaidScore } from './index.ts';

const SCORE: SaidScore = {
  level: 3,
  points: 24,
  maxPoints: 44,
  best: { points: 24, level: 3 },
  worst: { points: 24, level: 3 },
  unsure: [],
};
const RANGE = {
  best: { points: 21, level: 2 },
  worst: { points: 26, level: 3 },
  unsure: ['G&A bed occupancy'],
} as const;

describe('a score in words', () => {
  it.each<[says: string, more: Partial<SaidScore>]>([
    ['OPEL 3, 24 of 44 points.', {}],
    ['OPEL 3, 24 of 44 points; between OPEL 2 and OPEL 3, as there is no current G&A bed occupancy.', RANGE],
    [
      'between OPEL 2 and OPEL 3, 21 to 26 of 44 points, as there is no current G&A bed occupancy.',
      { ...RANGE, level: null, points: null },
    ],
    ['OPEL 3, 24 of 44 points, as there is no current a, b, c and 2 more.', { unsure: ['a', 'b', 'c', 'd', 'e'] }],
    [
      'OPEL 4, set by Ann Lee until 14:05: fire alarm. Computed: OPEL 3, 24 of 44 points.',
      { override: { level: 4, by: 'Ann Lee', reason: 'fire alarm', until: '2026-07-01T13:05:00.000Z' } },
    ],
  ])('%s', (says, more) => expect(sayScore({ ...SCORE, ...more })).toBe(says));
});
