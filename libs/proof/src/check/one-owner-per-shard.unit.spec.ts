import { operation, written } from '../history/written.fixture.ts';
import { indexHistory } from './indexed-history.ts';
import { oneOwnerPerShard } from './one-owner-per-shard.ts';

const send = (owner: string, fence: number, at: number, shard = 3) =>
  operation(
    `${owner}/1`,
    {
      what: 'relay',
      speaker: 'gateway',
      owner,
      shards: [shard],
      fences: [`${fence}`],
      seqs: ['1'],
      ids: ['e'],
      keys: ['k'],
    },
    { from: at },
  );
/** As `owner fence` in the order of time. */
const wrong = (...sends: string[]) =>
  oneOwnerPerShard(
    indexHistory(
      written(
        ...sends.map((one, index) => {
          const [owner, fence] = one.split(' ');
          return send(owner!, Number(fence), index * 10);
        }),
      ),
    ),
  ).map(({ what }) => what);

describe('the owners of a shard', () => {
  it('follow one another by fence', () => {
    expect(wrong('a 1', 'a 1', 'b 2', 'b 2', 'a 3', 'a 3')).toEqual([]);
  });

  it('may send once what they had read before they lost it', () => {
    expect(wrong('a 1', 'b 2', 'a 1', 'b 2', 'b 2')).toEqual([]);
    expect(wrong('a 1', 'b 2', 'b 2', 'a -1', 'b 2', 'b 2')).toEqual([]);
    expect(wrong('a 1', 'b 2', 'a 1', 'a 3', 'b 4', 'a 3')).toEqual([]);
  });

  it('may not go on', () => {
    expect(wrong('a 1', 'b 2', 'a 1', 'b 2', 'a 1')).toEqual([
      "gateway's shard 3: a went on sending under fence 1 after fence 2 had begun",
    ]);
  });

  it('may not share a fence', () => {
    expect(wrong('a 1', 'b 1')).toEqual(["gateway's shard 3: a and b both sent under fence 1"]);
  });

  it('may not send again and again without a fence while another owns the shard', () => {
    expect(wrong('b 2', 'a -1', 'b 2', 'a -1', 'b 2', 'b 2')).toEqual([
      "gateway's shard 3: a went on sending while b owned it under fence 2",
    ]);
  });

  it('are not blamed where they may have owned the shard for a moment', () => {
    // Between its two sends another may have taken the shard and given it away, if nobody is known to have kept it.
    expect(wrong('b 2', 'a -1', 'a -1')).toEqual([]);
    expect(wrong('b 2', 'a -1', 'a -1', 'b 2')).toEqual([]);
    expect(wrong('b 2', 'a -1', 'b 4', 'a -1', 'b 4', 'b 4')).toEqual([]);
  });

  it('are looked at shard by shard', () => {
    const other = written(send('a', 1, 0, 3), send('b', 1, 10, 4));
    expect(oneOwnerPerShard(indexHistory(other))).toEqual([]);
  });
});
