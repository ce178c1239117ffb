import { HeartbeatStarted } from '@careway/contracts';
import { testDatabase } from '@careway/testing';
import type { Database } from '@careway/database';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';
import { onPublished } from './outbox-signal.ts';
import { publish, InvalidEventError } from './publish.ts';

const SUBJECTS = ['a', 'b', 'c', 'd', 'e'];

describe('publish', () => {
  let database: Database;
  beforeEach(async () => {
    ({ database } = await testDatabase({ schema: 'test', migrations: messagingMigrations }));
  });

  const rows = () =>
    database.query<{ aggregateid: string; shard: number; seq: string; payload: never }>(
      'SELECT * FROM outbox ORDER BY seq',
    );

  it('stores events as the Debezium router reads them', async () => {
    const event = heartbeat('subject-1', 7);
    await database.transaction((tx) => publish(tx, [event]));
    expect(await rows()).toMatchObject([
      { id: event.id, aggregatetype: 'gateway', aggregateid: 'subject-1', type: event.type, payload: event },
    ]);
  });

  it('stores nothing when the transaction fails, and tells nobody', async () => {
    let told = 0;
    onPublished(database.dataSource, () => (told += 1));
    const failing = database.transaction(async (tx) => {
      await publish(tx, [heartbeat('a')]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await rows(), told]).toEqual([[], 0]);
    await database.transaction((tx) => publish(tx, [heartbeat('a')]));
    expect(told).toBe(1);
  });

  it('refuses an event that breaks its contract', async () => {
    const bad = { ...heartbeat('a'), data: { ...new HeartbeatStarted(), startedAt: 'yesterday' } };
    await expect(database.transaction((tx) => publish(tx, [bad]))).rejects.toThrow(InvalidEventError);
  });

  it('keeps the order given, and one shard per subject', async () => {
    const events = Array.from({ length: 200 }, (_, n) => heartbeat(`subject-${n % 50}`, n));
    await database.transaction((tx) => publish(tx, events));
    const stored = await rows();
    expect(stored.map(({ payload }) => numberOf(payload))).toEqual(events.map(numberOf));
    expect(new Set(stored.map(({ aggregateid, shard }) => `${aggregateid} ${shard}`)).size).toBe(50);
    expect(new Set(stored.map(({ shard }) => shard)).size).toBeGreaterThan(8);
  });

  it('gives the events of a subject the order of the commits, whatever many writers do at once', async () => {
    await database.execute('CREATE TABLE witness (n integer, subject text, at timestamptz DEFAULT clock_timestamp())');
    const said = { n: 0 };
    const seenOutOfOrder: string[] = [];
    const writer = async (own: number) => {
      for (let turn = 0; turn < 15; turn += 1) {
        const subjects = SUBJECTS.filter((_, place) => (own + turn + place) % 3 > 0).toReversed();
        await database.transaction(async (tx) => {
          // The write before the event takes different times in different writers.
          await tx.query('SELECT pg_sleep($1)', [((own * turn) % 4) / 1000]);
          const events = subjects.map((subject) => heartbeat(subject, said.n++));
          await publish(tx, events);
          await tx.query('SELECT pg_sleep($1)', [((own + turn) % 3) / 1000]);
          // Taken while the subjects are locked, so that its order is the order of the commits.
          await tx.execute('INSERT INTO witness (n, subject) SELECT * FROM unnest($1::int[], $2::text[])', [
            events.map(numberOf),
            subjects,
          ]);
        });
      }
    };
    const reader = async () => {
      const last = new Map<string, Set<string>>();
      while (said.n < 15 * 6 * 3) {
        for (const subject of SUBJECTS) {
          const seqs = await database.query<{ seq: string }>(
            'SELECT seq FROM outbox WHERE aggregateid = $1 ORDER BY seq',
            [subject],
          );
          const known = last.get(subject) ?? new Set();
          const firstNew = seqs.findIndex(({ seq }) => !known.has(seq));
          // A row that appears below one that was seen before is one that a relay would have missed or overtaken.
          if (firstNew >= 0 && seqs.slice(firstNew).some(({ seq }) => known.has(seq))) seenOutOfOrder.push(subject);
          last.set(subject, new Set(seqs.map(({ seq }) => seq)));
        }
      }
    };
    await Promise.all([...[1, 2, 3, 4, 5, 6].map(writer), reader()]);
    const witnessed = await database.query<{ n: number; subject: string }>(
      'SELECT n, subject FROM witness ORDER BY at',
    );
    const committed = Map.groupBy(witnessed, ({ subject }) => subject);
    const stored = Map.groupBy(await rows(), ({ aggregateid }) => aggregateid);
    for (const subject of SUBJECTS)
      expect(stored.get(subject)!.map(({ payload }) => numberOf(payload))).toEqual(
        committed.get(subject)!.map(({ n }) => n),
      );
    expect(seenOutOfOrder).toEqual([]);
  });
});
