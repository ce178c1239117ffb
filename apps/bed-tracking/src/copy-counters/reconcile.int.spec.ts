import { driftOf, type WardFigures } from '@careway/capacity';
import type { CounterDriftFound } from '@careway/contracts';
import { RedisCounters } from '@careway/redis-counters';
import { closing, eventually, testRedis } from '@careway/testing';
import { Redis } from 'ioredis';
import { loadLedger } from '../count-wards/ward-rows.ts';
import { testLedger } from '../ledger.fixture.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import { loadEpoch } from './epoch.ts';
import { reconcile } from './reconcile.ts';

const AMU = 'RVV01-AMU';
const DRIFT = 'bed-tracking.counter-drift-found.v1';

async function begin() {
  const [ledger, { url, prefix }] = [await testLedger(), await testRedis()];
  const [counters, redis] = [new RedisCounters(url, prefix), new Redis(url)];
  closing(() => Promise.all([counters.stop(), redis.quit()]));
  await eventually(() => counters.isConnected);
  let versions: ReadonlyMap<string, number> = new Map();
  const look = async () => {
    const found = await reconcile(ledger.database, counters, versions);
    versions = found.versions;
    return found.outcome;
  };
  const drift = async () => driftOf(await loadLedger(ledger.database), await counters.read());
  const push = async (wards: readonly WardFigures[]) => counters.put(await loadEpoch(ledger.database), wards);
  return { ...ledger, counters, redis, prefix, look, drift, push };
}

describe('the counters beside the ledger', () => {
  it('are rebuilt when they were never filled, and then equal', async () => {
    const { look, drift } = await begin();
    expect([await look(), await look(), await drift()]).toEqual(['rebuilt', 'equal', []]);
  });

  it('are rebuilt when Redis was wiped, in the middle of pushes', async () => {
    const { look, drift, hear, push, redis } = await begin();
    await look();
    await push(await hear([new ToldVisit().admitted(500, inBed(AMU))]));
    await redis.flushdb();
    expect(await push(await hear([new ToldVisit().admitted(501, inBed(AMU))]))).toBe('missing');
    expect(await look()).toBe('rebuilt');
    await push(await hear([new ToldVisit().admitted(502, inBed(AMU))]));
    expect([await look(), await drift()]).toEqual(['equal', []]);
  });

  it('that differ are told, place by place, and mended', async () => {
    const { look, drift, redis, prefix, told, ward } = await begin();
    await look();
    await redis.hset(`${prefix}wards`, AMU, JSON.stringify({ ...(await ward(AMU)), occupied: 99 }));
    await redis.hincrby(`${prefix}sites`, 'RVV09/usable', -5);
    const [amu, site] = [await ward(AMU), (await drift()).find((one) => one.placeId === 'RVV09')!];
    expect(await look()).toBe('mended');
    const found = await told<CounterDriftFound>(DRIFT);
    expect(found).toMatchObject([
      { placeId: AMU, figure: 'occupied', counted: 99, ledger: amu.occupied },
      { placeId: 'RVV09', figure: 'usable', counted: site.ledger - 5, ledger: site.ledger },
    ]);
    expect([await look(), await drift()]).toEqual(['equal', []]);
  });

  it('a push on its way is no drift; one that was lost is, at the next look', async () => {
    const { look, drift, hear, told } = await begin();
    await look();
    await hear([new ToldVisit().admitted(500, inBed(AMU))]);
    expect([await look(), await told(DRIFT)]).toEqual(['equal', []]);
    expect(await look()).toBe('mended');
    const places = (await told<CounterDriftFound>(DRIFT)).map((one) => `${one.placeId} ${one.figure}`);
    expect(places).toEqual(
      ['RVV01-AMU', 'RVV01', 'RVV', 'bed/RVV/assessment/mixed'].flatMap((id) => [`${id} occupied`, `${id} usable`]),
    );
    expect(await drift()).toEqual([]);
  });

  it('that another process is filling are left to it, unless it takes too long', async () => {
    const { look, counters, database } = await begin();
    await look();
    await counters.rebuild((await loadEpoch(database)) + 1, async () => []);
    await database.execute('UPDATE counter_epoch SET epoch = epoch + 2, begun_at = clock_timestamp()');
    expect(await look()).toBe('elsewhere');
    await database.execute("UPDATE counter_epoch SET begun_at = begun_at - interval '1 minute'");
    expect([await look(), await look()]).toEqual(['rebuilt', 'equal']);
  });

  it('can not be compared when Redis does not answer', async () => {
    const { database } = await begin();
    const away = new RedisCounters('redis://127.0.0.1:1', 'x:');
    closing(() => away.stop());
    await expect(reconcile(database, away, new Map())).rejects.toThrow();
  });
});
