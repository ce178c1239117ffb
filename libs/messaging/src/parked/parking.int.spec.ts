import { randomUUID } from 'node:crypto';
import { testDatabase } from '@careway/testing';
import type { Database } from '@careway/database';
import {
  batchOf,
  EFFECTS,
  effectsOf,
  HEARTBEAT,
  hearingOn,
  writesEffects,
  type HearingOn,
} from '../fixtures/hearing-on.ts';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';
import { publish } from '../outbox/publish.ts';
import { drainOneKey } from './drain-parked.ts';
import { ParkedMessages } from './parked-messages.ts';

const NOW = `UPDATE parked_key SET next_attempt_at = '-infinity'`;

describe('a message that fails', () => {
  let database: Database;
  let broken: Set<number>;
  let heard: HearingOn;
  let parked: ParkedMessages;

  beforeEach(async () => {
    ({ database } = await testDatabase({ schema: 'test', migrations: messagingMigrations }));
    await database.execute(EFFECTS);
    broken = new Set();
    parked = new ParkedMessages(database, () => undefined);
    const hearing = writesEffects((event) => {
      if (broken.has(numberOf(event))) throw new RangeError('a rule met what it does not know');
    });
    heard = hearingOn(database, new Map([[HEARTBEAT, hearing]]));
  });

  const drain = async () => {
    await database.execute(NOW);
    while (await drainOneKey(heard.tools));
  };

  it('parks its key with all that follows, while others flow on and the offset moves', async () => {
    broken.add(2);
    await heard.partitions.onBatch(batchOf(Array.from({ length: 9 }, (_, n) => heartbeat(n % 2 ? 'odd' : 'even', n))));
    expect(await effectsOf(database, 'odd')).toEqual([1, 3, 5, 7]);
    expect(await effectsOf(database, 'even')).toEqual([0]);
    expect(await parked.list()).toMatchObject([
      { key: 'even', messages: 4, attempts: 0, reason: { type: 'RangeError', offset: 2, eventType: HEARTBEAT } },
    ]);
  });

  it('queues what comes later behind it, and all is heard in order when it is mended', async () => {
    broken.add(1);
    const log = Array.from({ length: 8 }, (_, n) => heartbeat('key', n));
    await heard.partitions.onBatch(batchOf(log, { upTo: 4 }));
    await heard.partitions.onBatch(batchOf(log, { from: 4 }));
    await drain();
    expect(await effectsOf(database, 'key')).toEqual([0]);
    expect(await parked.list()).toMatchObject([{ key: 'key', messages: 7, attempts: 1 }]);
    broken.clear();
    expect(await parked.retry('key')).toBe(true);
    while (await drainOneKey(heard.tools));
    expect(await effectsOf(database, 'key')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(await parked.list()).toEqual([]);
    await heard.partitions.onBatch(batchOf([...log, heartbeat('key', 8)], { from: 8 }));
    expect((await effectsOf(database, 'key')).at(-1)).toBe(8);
  });

  it('is heard up to the next failure, and waits longer each time', async () => {
    broken.add(0).add(3);
    await heard.partitions.onBatch(batchOf(Array.from({ length: 5 }, (_, n) => heartbeat('key', n))));
    broken.delete(0);
    await drain();
    expect(await effectsOf(database, 'key')).toEqual([0, 1, 2]);
    await drain();
    await drain();
    const [key] = await parked.list();
    expect(key).toMatchObject({ attempts: 3, messages: 2 });
    expect(Date.parse(key!.nextAttemptAt) - Date.now()).toBeGreaterThan(5_000);
  });

  it('undoes what it did and published before it failed, and keeps what others did in the chunk', async () => {
    const hearing = {
      batch: false,
      hear: async (
        event: unknown,
        context: { tx: Parameters<typeof publish>[0]; afterCommit(work: () => void): void },
      ) => {
        const n = numberOf(event as never);
        await context.tx.execute('INSERT INTO effect (key, n) VALUES ($1, $2)', ['all', n]);
        await publish(context.tx, [heartbeat('said', n)]);
        context.afterCommit(() => followed.push(n));
        if (n === 1) throw new Error('after all');
      },
    };
    const followed: number[] = [];
    heard = hearingOn(database, new Map([[HEARTBEAT, hearing]]));
    await heard.partitions.onBatch(batchOf([0, 1, 2].map((n) => heartbeat(`key-${n}`, n))));
    expect(await effectsOf(database, 'all')).toEqual([0, 2]);
    const said = await database.query<{ payload: never }>('SELECT payload FROM outbox ORDER BY seq');
    expect(said.map(({ payload }) => numberOf(payload))).toEqual([0, 2]);
    expect(followed).toEqual([0, 2]);
  });

  it.each([
    ['breaks its schema', { ...heartbeat('key', 1), data: { heartbeatId: 'none' } }, /heartbeatId/],
    [
      'is of a type that no contract knows',
      { ...heartbeat('key', 1), type: 'gateway.invented.v9' },
      /unknown event type/,
    ],
    ['says another subject than its key', { ...heartbeat('key', 1), subject: 'other' }, /differs from the Kafka key/],
  ])('parks its key when it %s', async (_, bad, fault) => {
    const batch = batchOf([heartbeat('key', 0), bad, heartbeat('key', 2), heartbeat('fine', 3)]);
    batch.messages[1]!.key = Buffer.from('key');
    await heard.partitions.onBatch(batch);
    expect([await effectsOf(database, 'key'), await effectsOf(database, 'fine')]).toEqual([[0], [3]]);
    const [key] = await parked.list();
    expect(key).toMatchObject({ key: 'key', messages: 2, reason: { type: 'ContractBroken' } });
    expect(key!.reason.faults!.join()).toMatch(fault);
  });

  it.each([
    ['no JSON', Buffer.from('{"half":')],
    ['a list', Buffer.from('[1]')],
    ['a tombstone', null],
    ['bytes', Buffer.from([0, 255, 254])],
  ])('parks its key when it is %s, and comes out of the desk byte for byte', async (_, value) => {
    const batch = batchOf([heartbeat('key', 0)]);
    batch.messages[0]!.value = value;
    await heard.partitions.onBatch(batch);
    const [held] = await database.query<{ body: Buffer | null }>('SELECT body FROM parked_message');
    expect(held!.body).toEqual(value);
    await drain();
    expect(await parked.list()).toMatchObject([{ messages: 1, attempts: 1 }]);
  });

  it('is held once, however often Kafka brings it', async () => {
    broken.add(0);
    const event = heartbeat('key', 0);
    await heard.partitions.onBatch(batchOf([event, event]));
    await heard.partitions.onBatch(batchOf([event, event, event], { from: 2 }));
    expect(await parked.list()).toMatchObject([{ messages: 1 }]);
  });

  it('is drained by one drainer at a time per key, several keys side by side', async () => {
    for (const n of [0, 1, 2, 3]) broken.add(n);
    await heard.partitions.onBatch(batchOf(Array.from({ length: 40 }, (_, n) => heartbeat(`key-${n % 4}`, n))));
    broken.clear();
    await database.execute(NOW);
    await Promise.all(
      [1, 2, 3].map(async () => {
        while (await drainOneKey(heard.tools));
      }),
    );
    expect(await database.query('SELECT FROM parked_message')).toHaveLength(0);
    expect(await effectsOf(database, 'key-3')).toEqual([3, 7, 11, 15, 19, 23, 27, 31, 35, 39]);
  });

  it('shows no value of the event in its reason', async () => {
    const secret = randomUUID();
    const hearing = writesEffects(() => database.query(`SELECT '${secret}'::integer`));
    heard = hearingOn(database, new Map([[HEARTBEAT, hearing]]));
    await heard.partitions.onBatch(batchOf([heartbeat('key', 0)]));
    const [key] = await parked.list();
    expect(key).toMatchObject({ reason: { code: '22P02' } });
    expect(JSON.stringify(key)).not.toContain(secret);
  });
});
