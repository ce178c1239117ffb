import fc from 'fast-check';
import { cut, inOrderPerKey, runsOf } from './chunks.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('cutting', () => {
  it('keeps all in order in pieces of at most the size', () => {
    expect(cut([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(cut([], 2)).toEqual([]);
  });
});

describe('runs', () => {
  it('are consecutive items of one kind', () => {
    expect(runsOf(['a1', 'a2', 'b1', 'a3'], ([kind]) => kind)).toEqual([
      { kind: 'a', items: ['a1', 'a2'] },
      { kind: 'b', items: ['b1'] },
      { kind: 'a', items: ['a3'] },
    ]);
  });
});

describe('working in order per key', () => {
  const item = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), turns: fc.nat(3) });

  it('does all of it, each key in order and never two of one key at once, within the limit', () =>
    fc.assert(
      fc.asyncProperty(fc.array(item, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), async (items, limit) => {
        const [done, now]: [typeof items, string[]] = [[], []];
        await inOrderPerKey(
          items,
          ({ key }) => key,
          limit,
          async (one) => {
            expect(now).not.toContain(one.key);
            now.push(one.key);
            expect(now.length).toBeLessThanOrEqual(limit);
            for (let n = 0; n < one.turns; n += 1) await turn();
            now.splice(now.indexOf(one.key), 1);
            done.push(one);
          },
        );
        expect(done).toHaveLength(items.length);
        for (const key of ['a', 'b', 'c', 'd'])
          expect(done.filter((one) => one.key === key)).toEqual(items.filter((one) => one.key === key));
      }),
      { numRuns: 50 },
    ));

  it('begins nothing new after a failure, waits for what has begun, and throws the first', async () => {
    const ended: string[] = [];
    const work = async (name: string) => {
      if (name === 'b1') throw new Error('b1 failed');
      await turn();
      await turn();
      ended.push(name);
    };
    const working = inOrderPerKey(['a1', 'a2', 'b1', 'b2', 'c1'], ([key]) => key!, 2, work);
    await expect(working).rejects.toThrow('b1 failed');
    expect(ended).toEqual(['a1']);
  });

  it('lets keys take turns, so that the last is not left to be worked through alone', async () => {
    const begun: string[] = [];
    const work = async (name: string) => {
      begun.push(name);
      await turn();
    };
    await inOrderPerKey(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3'], ([key]) => key!, 2, work);
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'b3', 'c3']);
  });

  it('is parallel over keys', async () => {
    let most = 0;
    let now = 0;
    await inOrderPerKey(
      ['a', 'b', 'c', 'd'],
      (key) => key,
      3,
      async () => {
        now += 1;
        most = Math.max(most, now);
        await turn();
        now -= 1;
      },
    );
    expect(most).toBe(3);
  });
});
