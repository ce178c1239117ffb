import { testDatabase } from '@careway/testing';
import { messagingMigrations } from '../messaging-migrations.ts';
import { forgetHeard } from './heard-events.ts';

describe('ids of heard events', () => {
  it('are forgotten when they are old, the oldest first, without looking at those that are not', async () => {
    const { database } = await testDatabase({ schema: 'heard', migrations: messagingMigrations });
    await database.execute(
      `INSERT INTO heard_event SELECT gen_random_uuid(), now() - make_interval(hours => n)
       FROM generate_series(1, 20000) AS n`,
    );
    const oldest = async () =>
      (
        await database.query<{ hours: number }>(
          'SELECT round(extract(epoch FROM now() - min(heard_at)) / 3600)::int AS hours FROM heard_event',
        )
      )[0]!.hours;
    for (let time = 0; time < 8; time += 1) expect(await forgetHeard(database, 800, 10)).toBe(10);
    expect(await oldest()).toBe(20_000 - 80);
    // 829 days are 19,896 hours.
    expect(await forgetHeard(database, 829, 100)).toBe(25);
    expect(await forgetHeard(database, 829, 100)).toBe(0);
    expect(await oldest()).toBe(19_895);
    const plan = await database.query<Record<string, string>>(
      'EXPLAIN SELECT ctid FROM heard_event WHERE heard_at < now() - make_interval(days => 14) ORDER BY heard_at LIMIT 9',
    );
    expect(JSON.stringify(plan)).toContain('using heard_event_heard_at');
  });
});
