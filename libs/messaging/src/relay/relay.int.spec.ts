import { closing, eventually, testDatabase, testKafka } from '@careway/testing';
import type { Database } from '@careway/database';
import { SHARDS } from '../outbox/shards.ts';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { collectEvents, firstOccurrences, relayOn, type RelayOn } from '../fixtures/relay-on.ts';
import { messagingMigrations } from '../messaging-migrations.ts';
import { publish } from '../outbox/publish.ts';
import { deleteRows, readRows } from './outbox-rows.ts';
import { ShardLeases } from './shard-leases.ts';

const SUBJECTS = Array.from({ length: 24 }, (_, n) => `subject-${n}`);

describe('the relay', () => {
  let database: Database;
  let kafka: ReturnType<typeof testKafka>;
  beforeEach(async () => {
    ({ database } = await testDatabase({ schema: 'gateway', migrations: messagingMigrations }));
    kafka = testKafka();
  });

  const startRelay = (settings = {}): RelayOn => {
    const one = relayOn(database, kafka, settings);
    one.relay.start();
    closing(() => one.relay.stop());
    return one;
  };
  const collect = () => {
    const { events, consumer } = collectEvents(kafka);
    closing(() => consumer.stop());
    return events;
  };
  const waiting = async () => (await database.query('SELECT FROM outbox')).length;
  const isEmpty = async () => (await waiting()) === 0;

  /** Each subject gets the numbers from 0 on, by several writers at once. */
  const write = async (rounds: number, from = 0) => {
    for (let n = from; n < from + rounds; n += 1) {
      const parts = [0, 1, 2].map((part) => SUBJECTS.filter((_, place) => place % 3 === part));
      await Promise.all(
        parts.map((subjects) =>
          database.transaction((tx) =>
            publish(
              tx,
              subjects.map((subject) => heartbeat(subject, n)),
            ),
          ),
        ),
      );
    }
  };
  const mustHaveAll = async (events: Parameters<typeof firstOccurrences>[0], rounds: number) => {
    const wanted = Array.from({ length: rounds }, (_, n) => n);
    await eventually(() => new Set(events.map(({ id }) => id)).size >= rounds * SUBJECTS.length, { within: 30_000 });
    const bySubject = firstOccurrences(events);
    for (const subject of SUBJECTS) expect(bySubject.get(subject)!.map(numberOf)).toEqual(wanted);
  };

  it('brings everything to Kafka in order and empties the outbox', async () => {
    const events = collect();
    startRelay();
    await write(40);
    await mustHaveAll(events, 40);
    await eventually(isEmpty);
  });

  it('shares the shards with a second relay, and takes them over when that one leaves', async () => {
    const events = collect();
    const [first, second] = [startRelay(), startRelay()];
    await eventually(() => first.leases.owned().length === SHARDS / 2 && second.leases.owned().length === SHARDS / 2);
    await write(20);
    await second.relay.stop();
    await eventually(() => first.leases.owned().length === SHARDS);
    await write(20, 20);
    await mustHaveAll(events, 40);
  });

  it('loses and inverts nothing when leases are stolen in the middle', async () => {
    const events = collect();
    startRelay({ leaseMs: 300 });
    startRelay({ leaseMs: 300 });
    const stop = new AbortController();
    let stolen = 0;
    const thief = async () => {
      while (!stop.signal.aborted) {
        // As if a third relay had taken a shard, sent nothing, and died.
        stolen += await database.execute(
          `UPDATE relay_lease SET owner = 'thief', fence = fence + 1, expires_at = clock_timestamp() + interval '20 ms'
           WHERE shard IN (SELECT shard FROM relay_lease ORDER BY random() LIMIT 3)`,
        );
        await database.query('SELECT pg_sleep(0.03)');
      }
    };
    const stealing = thief();
    await write(60);
    stop.abort();
    await stealing;
    expect(stolen).toBeGreaterThan(10);
    await mustHaveAll(events, 60);
    await eventually(isEmpty);
  });

  it('lets an owner who slept delete nothing that is no longer its own', async () => {
    const [sleeper, other] = [new ShardLeases(database, 'sleeper', 60), new ShardLeases(database, 'other', 5_000)];
    await write(1);
    await sleeper.round(new Set());
    const rows = await readRows(
      database,
      Array.from({ length: SHARDS }, (_, shard) => shard),
      100,
    );
    expect(rows).toHaveLength(SUBJECTS.length);
    await eventually(async () => {
      await other.round(new Set());
      return other.owned().length > 0;
    });
    expect(sleeper.owned()).toEqual([]);
    const taken = new Set(other.owned());
    const lost = await deleteRows(database, rows, sleeper);
    expect(new Set(lost)).toEqual(new Set(rows.map(({ shard }) => shard).filter((shard) => taken.has(shard))));
    expect(await waiting()).toBe(rows.filter(({ shard }) => taken.has(shard)).length);
  });

  it('keeps everything while Kafka does not answer, says so, and still serves', async () => {
    const dead = { brokers: '127.0.0.1:1', topicPrefix: 'nowhere.' };
    const { relay } = relayOn(database, dead, { sendDeadlineMs: 300 });
    relay.start();
    closing(() => relay.stop());
    await write(2);
    await eventually(() => relay.silentMs() > 300);
    expect(await waiting()).toBe(2 * SUBJECTS.length);
  });

  it('sends what is there before it stops, and gives its leases back', async () => {
    const events = collect();
    const { relay, leases } = startRelay();
    await eventually(() => leases.owned().length === SHARDS);
    await write(10);
    await relay.stop();
    expect(await waiting()).toBe(0);
    const held = await database.query(`SELECT FROM relay_lease WHERE expires_at > clock_timestamp()`);
    expect(held).toHaveLength(0);
    await mustHaveAll(events, 10);
  });
});
