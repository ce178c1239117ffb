import { testDatabase } from '@careway/testing';
import type { Database } from '@careway/database';
import { batchOf, EFFECTS, effectsOf, HEARTBEAT, hearingOn, writesEffects } from '../fixtures/hearing-on.ts';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';
import { publish } from '../outbox/publish.ts';

const offsetIn = async (database: Database) =>
  Number((await database.query<{ next_offset: string }>('SELECT next_offset FROM consumer_offset'))[0]?.next_offset);

const log = (keys: number, events: number) => Array.from({ length: events }, (_, n) => heartbeat(`key-${n % keys}`, n));

describe('hearing a partition', () => {
  let database: Database;
  beforeEach(async () => {
    ({ database } = await testDatabase({ schema: 'test', migrations: messagingMigrations }));
    await database.execute(EFFECTS);
  });

  const consumer = (hearing = writesEffects()) => hearingOn(database, new Map([[HEARTBEAT, hearing]])).partitions;
  const countEffects = async () => (await database.query('SELECT FROM effect')).length;

  it('has one effect per event when the same offsets come twice, and moves the offset with the effects', async () => {
    const events = log(3, 20);
    const partitions = consumer();
    await partitions.onBatch(batchOf(events, { upTo: 12 }));
    partitions.forgetOffsets();
    const again = batchOf(events);
    await partitions.onBatch(again);
    expect(await effectsOf(database, 'key-1')).toEqual([1, 4, 7, 10, 13, 16, 19]);
    expect(await countEffects()).toBe(20);
    expect(await offsetIn(database)).toBe(20);
    expect(again.resolved.at(-1)).toBe(19);
  });

  it('drops what a relay sent twice', async () => {
    const events = log(2, 6);
    await consumer().onBatch(batchOf([...events, ...events, events[0]!]));
    expect(await countEffects()).toBe(6);
    expect(await offsetIn(database)).toBe(13);
  });

  it('undoes everything when another consumer was faster, and goes on from where that one is', async () => {
    const events = log(2, 10);
    const [slow, fast] = [consumer(), consumer()];
    await slow.onBatch(batchOf(events, { upTo: 2 }));
    await fast.onBatch(batchOf(events, { upTo: 8 }));
    // `slow` still believes that offset 2 is next.
    const late = batchOf(events, { from: 2, upTo: 5 });
    await slow.onBatch(late);
    expect([await offsetIn(database), await countEffects()]).toEqual([8, 8]);
    await slow.onBatch(batchOf(events, { from: 2 }));
    expect(await countEffects()).toBe(10);
    expect(await effectsOf(database, 'key-0')).toEqual([0, 2, 4, 6, 8]);
  });

  it('does not let two consumers of one partition both have an effect when they work at the same time', async () => {
    const events = log(4, 40);
    await Promise.all([1, 2, 3].map(() => consumer().onBatch(batchOf(events))));
    expect(await countEffects()).toBe(40);
  });

  it('gives a batch method consecutive runs, cut into chunks', async () => {
    const sizes: number[] = [];
    const hearing = { batch: true, hear: async (events: unknown) => void sizes.push((events as unknown[]).length) };
    const { partitions } = hearingOn(database, new Map([[HEARTBEAT, hearing]]), { chunkSize: 8 });
    await partitions.onBatch(batchOf(log(5, 20)));
    expect(sizes).toEqual([8, 8, 4]);
  });

  it('stops after the chunk in hand', async () => {
    let running = true;
    const hearing = writesEffects(() => (running = false));
    const { partitions } = hearingOn(database, new Map([[HEARTBEAT, hearing]]), { chunkSize: 5 });
    const batch = batchOf(log(5, 20), { running: () => running });
    await partitions.onBatch(batch);
    expect([await countEffects(), await offsetIn(database), batch.resolved]).toEqual([5, 5, [4]]);
  });

  it('stores what handlers publish with the effects, in one go', async () => {
    const hearing = {
      batch: false,
      hear: async (event: unknown, { tx }: { tx: Parameters<typeof publish>[0] }) => {
        const n = numberOf(event as never);
        await publish(tx, [heartbeat(`ward-${n % 2}`, n)]);
      },
    };
    await hearingOn(database, new Map([[HEARTBEAT, hearing]])).partitions.onBatch(batchOf(log(5, 10)));
    const rows = await database.query<{ payload: never }>(
      `SELECT payload FROM outbox WHERE aggregateid = 'ward-0' ORDER BY seq`,
    );
    expect(rows.map(({ payload }) => numberOf(payload)).sort()).toEqual([0, 2, 4, 6, 8]);
  });

  it('skips known events that nobody hears', async () => {
    const { partitions } = hearingOn(database, new Map());
    await partitions.onBatch(batchOf(log(2, 4)));
    expect(await offsetIn(database)).toBe(4);
    expect(await database.query('SELECT FROM heard_event')).toHaveLength(0);
  });

  it('waits for a world that does not work, parks nothing, and hears once', async () => {
    let failures = 0;
    const hearing = writesEffects(() => {
      failures += 1;
      if (failures <= 3) throw Object.assign(new Error('no route'), { code: 'ECONNREFUSED' });
    });
    await consumer(hearing).onBatch(batchOf(log(1, 3)));
    expect(await effectsOf(database, 'key-0')).toEqual([0, 1, 2]);
    expect(await database.query('SELECT FROM parked_key')).toHaveLength(0);
  });

  it('hears once although the database throws its connections out in the middle', async () => {
    let thrownOut = false;
    const hearing = writesEffects(async (event) => {
      if (numberOf(event) !== 5 || thrownOut) return;
      thrownOut = true;
      await database.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    });
    await consumer(hearing).onBatch(batchOf(log(3, 12)));
    expect(thrownOut).toBe(true);
    expect(await countEffects()).toBe(12);
    expect(await database.query('SELECT FROM parked_key')).toHaveLength(0);
  });

  describe('when the log is not the one it knew', () => {
    it('reads a Kafka that was made new from its beginning, and drops what it has heard', async () => {
      const events = log(2, 10);
      await consumer().onBatch(batchOf(events));
      const fresh = [...events.slice(8), ...log(2, 3)];
      const batch = batchOf(fresh, { clusterId: 'another-cluster' });
      await consumer().onBatch(batch);
      expect(await countEffects()).toBe(13);
      expect(await offsetIn(database)).toBe(5);
    });

    it('reads a log that has become shorter from its beginning', async () => {
      const events = log(2, 10);
      const partitions = consumer();
      await partitions.onBatch(batchOf(events));
      await partitions.onBatch(batchOf(log(2, 4)));
      expect(await countEffects()).toBe(14);
    });

    it('does not take what was fetched long ago for a shorter log', async () => {
      const events = log(2, 10);
      const [one, other] = [consumer(), consumer()];
      await one.onBatch(batchOf(events));
      const old = batchOf(events, { upTo: 4, end: 4 });
      await other.onBatch(old);
      expect([old.sought, await offsetIn(database), await countEffects()]).toEqual([[10], 10, 10]);
    });

    it('asks for what lies between, and counts it as missed when Kafka no longer has it', async () => {
      const events = log(2, 10);
      const { partitions, metrics } = hearingOn(database, new Map([[HEARTBEAT, writesEffects()]]));
      await partitions.onBatch(batchOf(events, { upTo: 3 }));
      const ahead = batchOf(events, { from: 6 });
      await partitions.onBatch(ahead);
      expect(ahead.sought).toEqual([3]);
      expect(await countEffects()).toBe(3);
      await partitions.onBatch(batchOf(events, { from: 6, logStart: async () => 6 }));
      expect(await countEffects()).toBe(7);
      expect(await metrics.registry.metrics()).toMatch(/messaging_missed_total\{.*\} 3/);
    });

    it('jumps ahead when Kafka brings only what was heard long ago', async () => {
      const events = log(2, 10);
      await consumer().onBatch(batchOf(events));
      const old = batchOf(events, { upTo: 4 });
      await consumer().onBatch(old);
      expect(old.sought).toEqual([10]);
      expect(await countEffects()).toBe(10);
    });
  });
});
