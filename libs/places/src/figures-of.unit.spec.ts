import { figuresForSex, figuresInWords } from './figures-of.ts';
import { unstaffedOf } from './staff-places.ts';

it('says the figures with the reasons of their difference', () => {
  const notUsable = [
    { reason: 'held-for-leave', beds: 2 },
    { reason: 'closed', beds: 1 },
    { reason: 'male-only', beds: 1 },
  ];
  expect(figuresInWords(7, 3, notUsable)).toBe('empty 7, usable 3: 2 leave, 1 closed, 1 male only');
  expect(figuresInWords(0, 0, [])).toBe('empty 0, usable 0');
});

it('takes places of the other sex from what is usable', () => {
  const place = (sex: 'mixed' | 'male' | 'female', state: 'open' | 'held' = 'open') => ({ sex, state, staffed: true });
  const places = [place('male'), place('male', 'held'), place('mixed'), place('female')];
  const figures = { usable: 3, notUsable: [{ reason: 'held', beds: 1 }] };
  expect(figuresForSex(figures, 'female', places)).toEqual({
    usable: 2,
    notUsable: [
      { reason: 'held', beds: 1 },
      { reason: 'male-only', beds: 1 },
    ],
  });
  expect(figuresForSex({ usable: 1, notUsable: [] }, 'female', places)).toEqual({ usable: 1, notUsable: [] });
});

describe('staffing', () => {
  const place = (placeId: string, isTaken = false, isOutOfUse = false) => ({ placeId, isTaken, isOutOfUse });
  const places = [place('1', true), place('2'), place('3', false, true), place('4'), place('5', true), place('6')];
  it('is enough for all when nobody said', () => expect(unstaffedOf(places, undefined, 3).size).toBe(0));
  it('goes to those who are there first, then to free places in their order', () => {
    expect([...unstaffedOf(places, 4, 0)]).toEqual(['6']);
    expect([...unstaffedOf(places, 4, 1)]).toEqual(['4', '6']);
    expect([...unstaffedOf(places, 1, 0)]).toEqual(['2', '4', '6']);
  });
});
