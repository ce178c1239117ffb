import { driftOf, NONE, totalsOf, type WardFigures } from '@careway/capacity';
import { closing, eventually, testRedis } from '@careway/testing';
import { Redis } from 'ioredis';
import { RedisCounters } from './redis-counters.ts';

const ward = (wardId: string, version: number, occupied: number, more: Partial<WardFigures> = {}): WardFigures => ({
  wardId,
  siteId: 'S1',
  providerId: 'P1',
  bedBase: true,
  open: 20,
  occupied,
  onLeave: 0,
  usable: 20 - occupied,
  empty: 20 - occupied,
  version,
  asOf: '2026-03-02T09:00:00.000Z',
  ...more,
});

async function begin(ledger: WardFigures[] = []) {
  const { url, prefix } = await testRedis();
  const counters = new RedisCounters(url, prefix);
  const redis = new Redis(url);
  closing(() => Promise.all([counters.stop(), redis.quit()]));
  await eventually(() => counters.isConnected);
  await counters.rebuild(1, async () => ledger);
  return { counters, redis, url, prefix };
}

describe('counters in Redis', () => {
  it('take newer figures of a ward and move the sums of site and provider', async () => {
    const { counters } = await begin([ward('A', 1, 5), ward('B', 1, 7, { siteId: 'S2' })]);
    expect(await counters.put(1, [ward('A', 2, 9), ward('ED', 1, 30, { bedBase: false })])).toBe(2);
    const { state, wards, sites, providers } = await counters.read();
    expect(state).toBe('ready');
    expect(wards.get('A')).toEqual(ward('A', 2, 9));
    expect(sites.get('S1')).toEqual({ open: 20, occupied: 9, onLeave: 0, usable: 11 });
    expect(providers.get('P1')).toEqual({ open: 40, occupied: 16, onLeave: 0, usable: 24 });
  });

  it('move the sums of the pools of a ward, of the bed base or not, from one pool to another', async () => {
    const some = { open: 20, occupied: 5, onLeave: 0, usable: 15 };
    const { counters } = await begin([ward('A', 1, 5, { pools: { female: some } }), ward('B', 1, 7)]);
    expect(Object.fromEntries((await counters.read()).pools)).toEqual({ female: some });
    const ledger = [ward('A', 2, 5, { bedBase: false, pools: { female: NONE, male: some } }), ward('B', 1, 7)];
    await counters.put(1, ledger);
    const counted = await counters.read();
    expect(Object.fromEntries(counted.pools)).toEqual({ female: NONE, male: some });
    expect(driftOf(ledger, counted)).toEqual([]);
  });

  it('refuse an older version and another epoch', async () => {
    const { counters } = await begin([ward('A', 5, 5)]);
    expect(await counters.put(1, [ward('A', 4, 1)])).toBe(0);
    expect(await counters.put(2, [ward('A', 6, 1)])).toBe('other-epoch');
    expect((await counters.read()).wards.get('A')).toEqual(ward('A', 5, 5));
  });

  it('take the same figures twice as once', async () => {
    const { counters } = await begin();
    const news = [ward('A', 1, 5), ward('B', 1, 6)];
    expect(await counters.put(1, news)).toBe(2);
    expect(await counters.put(1, news)).toBe(0);
    expect((await counters.read()).sites.get('S1')).toMatchObject({ occupied: 11 });
  });

  it('move a ward and its beds from one site to another', async () => {
    const { counters } = await begin([ward('A', 1, 5)]);
    await counters.put(1, [ward('A', 2, 5, { siteId: 'S2' })]);
    const { sites } = await counters.read();
    expect([sites.get('S1')!.occupied, sites.get('S2')!.occupied]).toEqual([0, 5]);
  });

  it('are the ledger again after many writers wrote at once, in any order', async () => {
    const { counters, url, prefix } = await begin();
    const writers = [counters, new RedisCounters(url, prefix), new RedisCounters(url, prefix)];
    closing(() => Promise.all(writers.slice(1).map((one) => one.stop())));
    await eventually(() => writers.every((one) => one.isConnected));
    const names = ['A', 'B', 'C', 'D'];
    const at = (name: string, index: number): WardFigures => {
      const figures = ward(name, index + 1, (index * 7) % 20);
      const { open, occupied, onLeave, usable } = figures;
      return { ...figures, pools: { [`pool ${index % 2}`]: { open, occupied, onLeave, usable } } };
    };
    const news = names.flatMap((name) => Array.from({ length: 50 }, (_, index) => at(name, index)));
    const shuffled = news.map((one) => ({ one, key: Math.random() })).sort((a, b) => a.key - b.key);
    await Promise.all(shuffled.map(({ one }, index) => writers[index % 3]!.put(1, [one])));
    const ledger = names.map((name) => at(name, 49));
    const counted = await counters.read();
    expect(driftOf(ledger, counted)).toEqual([]);
    expect(counted.sites).toEqual(totalsOf(ledger).sites);
  });
});

describe('counters that are lost', () => {
  it('say so when Redis was wiped, are rebuilt, and are equal again', async () => {
    const ledger = [ward('A', 3, 5), ward('B', 2, 7)];
    const { counters, redis } = await begin(ledger);
    await redis.flushdb();
    expect(await counters.put(1, [ward('A', 4, 6)])).toBe('missing');
    expect(await counters.mark()).toEqual({ state: 'missing', epoch: 0 });
    const states: string[] = [];
    const rebuilt = await counters.rebuild(2, async () => {
      states.push((await counters.mark()).state);
      return ledger;
    });
    expect([rebuilt, ...states, (await counters.mark()).state]).toEqual([true, 'rebuilding', 'ready']);
    expect(driftOf(ledger, await counters.read())).toEqual([]);
  });

  it('keep what was put while they were rebuilt', async () => {
    const { counters } = await begin([ward('A', 1, 5)]);
    await counters.rebuild(2, async () => {
      await counters.put(2, [ward('A', 3, 9)]);
      return [ward('A', 2, 8), ward('B', 1, 1)];
    });
    expect(driftOf([ward('A', 3, 9), ward('B', 1, 1)], await counters.read())).toEqual([]);
  });

  it('are rebuilt by the newest of two rebuilds at once', async () => {
    const { counters } = await begin();
    const slow = counters.rebuild(2, async () => {
      expect(await counters.rebuild(3, async () => [ward('A', 2, 2)])).toBe(true);
      return [ward('A', 1, 1)];
    });
    expect(await slow).toBe(false);
    expect(await counters.rebuild(3, async () => [])).toBe(false);
    expect(await counters.read()).toMatchObject({ epoch: 3, state: 'ready' });
    expect((await counters.read()).wards.get('A')).toMatchObject({ version: 2 });
  });

  it('are not believed in a Redis process that they were not filled in', async () => {
    const { counters, redis, prefix } = await begin([ward('A', 1, 5)]);
    await redis.hset(`${prefix}mark`, 'server', 'the one before');
    expect(await counters.mark()).toEqual({ state: 'restarted', epoch: 1 });
  });

  it('fail at once when Redis is away', async () => {
    const away = new RedisCounters('redis://127.0.0.1:1', 'x:');
    closing(() => away.stop());
    const started = performance.now();
    await expect(away.put(1, [ward('A', 1, 1)])).rejects.toThrow();
    await expect(away.read()).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(away.isConnected).toBe(false);
  });
});
