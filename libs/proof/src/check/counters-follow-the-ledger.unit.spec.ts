import { written } from '../history/written.fixture.ts';
import { countersFollowTheLedger } from './counters-follow-the-ledger.ts';
import { indexHistory } from './indexed-history.ts';

const seen = (epoch: number, W1: number | undefined, state = 'ready') => ({
  kind: 'counters' as const,
  state,
  epoch,
  versions: W1 === undefined ? {} : { W1 },
});
const ward = { open: 20, occupied: 12, onLeave: 1, usable: 7, version: 40 };
const quiet = (ledger: object, counters: object, state = 'ready', pools: object = { ledger: {}, counters: {} }) => ({
  kind: 'quiet' as const,
  state,
  ledger,
  counters,
  pools,
});
const ofPools = (ledger: object, counters: object) => quiet({}, {}, 'ready', { ledger, counters });
const wrong = (...entries: Parameters<typeof written>) =>
  countersFollowTheLedger(indexHistory(written(...entries))).map(({ what }) => what);

describe('the counters', () => {
  it('never go back within an epoch', () => {
    expect(wrong(seen(1, 4), seen(1, 4), seen(1, 9))).toEqual([]);
    expect(wrong(seen(1, 4), seen(1, 3))).toEqual(['W1: version 4 was followed by 3 in epoch 1 of the counters']);
    expect(wrong(seen(1, 4), seen(1, undefined))).toHaveLength(1);
  });

  it('may be old, empty or half full while they say that they are not ready', () => {
    expect(wrong(seen(1, 9), seen(1, 4, 'restarted'), seen(0, undefined, 'missing'), seen(2, 1, 'rebuilding'))).toEqual(
      [],
    );
    expect(wrong(seen(1, 9), seen(2, 5, 'ready'), seen(2, 6, 'ready'))).toEqual([]);
  });

  it('equal the ledger when all is quiet', () => {
    expect(wrong(quiet({ W1: ward }, { W1: { ...ward } }))).toEqual([]);
    expect(wrong(quiet({ W1: ward }, {}))).toEqual([
      'W1: nothing in the counters, open 20, occupied 12, onLeave 1, usable 7, version 40 in the ledger',
    ]);
    expect(wrong(quiet({}, { W1: ward }))).toHaveLength(1);
  });

  it.each(Object.keys(ward))('equal it in %s', (figure) =>
    expect(wrong(quiet({ W1: ward }, { W1: { ...ward, [figure]: 3 } }))).toHaveLength(1),
  );

  it.each(['open', 'occupied', 'onLeave', 'usable'])('equal it in %s of a pool, where none is nothing', (figure) => {
    const { version: _, ...pool } = ward;
    expect(wrong(ofPools({ P1: pool }, { P1: { ...pool } }))).toEqual([]);
    expect(wrong(ofPools({ P1: pool }, { P1: { ...pool, [figure]: 3 } }))).toHaveLength(1);
    const empty = { open: 0, occupied: 0, onLeave: 0, usable: 0 };
    expect(wrong(ofPools({}, { P1: empty }))).toEqual([]);
    expect(wrong(ofPools({}, { P1: { ...empty, [figure]: 1 } }))).toHaveLength(1);
  });

  it('are ready when all is quiet', () => {
    expect(wrong(quiet({}, {}, 'missing'))).toEqual(['the counters are missing when all is quiet']);
  });
});
