import { Lane } from './lane.ts';

function laneOf(handle: (group: number[]) => Promise<(string | Error)[]>, size = 3) {
  return new Lane<number, string>({ size, gatherMs: 0, handle });
}

describe('a lane', () => {
  it('handles what waits in groups, in order, one group at a time', async () => {
    const groups: number[][] = [];
    let busy = false;
    const lane = laneOf(async (group) => {
      expect(busy).toBe(false);
      busy = true;
      groups.push(group);
      await new Promise(setImmediate);
      busy = false;
      return group.map(String);
    });
    const results = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((item) => lane.add(item)));
    expect(results).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(groups).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('refuses each of a group that failed, and goes on', async () => {
    let failing = true;
    const lane = laneOf(async (group) => {
      if (failing) throw new Error('no database');
      return group.map(String);
    });
    const refused = await Promise.allSettled([lane.add(1), lane.add(2)]);
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = false;
    expect(await lane.add(3)).toBe('3');
  });

  it('can refuse one and take its neighbours', async () => {
    const lane = laneOf(async (group) => group.map((item) => (item === 2 ? new Error('bad') : String(item))));
    const results = await Promise.allSettled([lane.add(1), lane.add(2), lane.add(3)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
