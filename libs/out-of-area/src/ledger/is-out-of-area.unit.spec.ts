import { isOutOfArea } from './is-out-of-area.ts';

describe('a placement', () => {
  it.each([
    [false, false, true],
    [false, true, false],
    [true, false, false],
    [true, true, false],
  ])('in the usual network %s and visited %s is out of area: %s', (usualNetwork, coordinatorCanVisit, outOfArea) => {
    expect(isOutOfArea({ usualNetwork, coordinatorCanVisit })).toBe(outOfArea);
  });
});
