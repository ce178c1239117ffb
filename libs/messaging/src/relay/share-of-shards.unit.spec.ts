import { shareOfShards } from './share-of-shards.ts';

const shards = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('the share of shards of a relay', () => {
  it.each([
    { held: 0, members: 1, tooMany: 0, free: 16 },
    { held: 16, members: 1, tooMany: 0, free: 0 },
    { held: 16, members: 2, tooMany: 8, free: 0 },
    { held: 0, members: 3, tooMany: 0, free: 6 },
    { held: 6, members: 3, tooMany: 0, free: 0 },
    { held: 2, members: 40, tooMany: 1, free: 0 },
    { held: 0, members: 0, tooMany: 0, free: 16 },
  ])('holding $held beside $members: $tooMany too many, $free to take', ({ held, members, tooMany, free }) => {
    const share = shareOfShards(shards(held), members, 16);
    expect([share.tooMany.length, share.free]).toEqual([tooMany, free]);
  });

  it('leaves no shard without an owner, whatever the number of relays', () => {
    for (let members = 1; members <= 20; members += 1)
      expect(shareOfShards([], members, 16).free * members).toBeGreaterThanOrEqual(16);
  });
});
