import { delayBy, piecesOf } from './harm.ts';

const text = Buffer.from('a message that is long enough to be cut into pieces of up to seven bytes');

describe('what harms do to a chunk', () => {
  it('is nothing when there are none', () => {
    expect([delayBy([]), piecesOf(text, [])]).toEqual([0, [text]]);
  });

  it('adds up delays, each with its jitter', () => {
    const harms = [1, 2].map((times) => ({ kind: 'delay' as const, ms: 100 * times, jitterMs: 10 }));
    for (let look = 0; look < 100; look += 1) {
      expect(delayBy(harms)).toBeGreaterThanOrEqual(280);
      expect(delayBy(harms)).toBeLessThanOrEqual(320);
    }
  });

  it('slices into the smallest pieces asked for, and loses nothing', () => {
    const pieces = piecesOf(text, [
      { kind: 'slice', most: 50 },
      { kind: 'slice', most: 7 },
    ]);
    expect(pieces.every(({ length }) => length >= 1 && length <= 7)).toBe(true);
    expect(Buffer.concat(pieces)).toEqual(text);
  });

  it('does not slice all of a long chunk', () => {
    const long = Buffer.alloc(1_000_000, 'x');
    const pieces = piecesOf(long, [{ kind: 'slice', most: 7 }]);
    expect(pieces.length).toBe(201);
    expect(Buffer.concat(pieces)).toEqual(long);
  });
});
