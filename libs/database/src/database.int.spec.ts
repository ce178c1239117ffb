import { setTimeout as wait } from 'node:timers/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closing, testDatabase } from '@careway/testing';
import { isBrokenWorld, openDatabase, type Database } from './index.ts';

class MakeBeds1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE bed (id int PRIMARY KEY, taken_by text)');
    await runner.query('INSERT INTO bed VALUES (1), (2)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bed');
  }
}

describe('a database', () => {
  let database: Database;
  let url: string;
  beforeAll(async () => {
    ({ database, url } = await testDatabase({ schema: 'beds', migrations: [MakeBeds1700000000000] }));
  });

  const taken = async () => (await database.query<{ n: number }>('SELECT count(taken_by)::int AS n FROM bed'))[0]?.n;

  it('keeps its tables in a schema of its own, which needs no name', async () => {
    expect(await database.query("SELECT schemaname FROM pg_tables WHERE tablename = 'bed'")).toEqual([
      { schemaname: 'beds' },
    ]);
    expect(await database.query('SELECT id FROM bed ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('is brought up to date once, however many services start at the same time', async () => {
    const open = () => openDatabase({ url, schema: 'twice', migrations: [MakeBeds1700000000000] });
    const both = await Promise.all([open(), open(), open()]);
    expect(await both[0]?.query('SELECT count(*)::int AS n FROM bed')).toEqual([{ n: 2 }]);
    await Promise.all(both.map((one) => one.stop()));
  });

  it('commits what succeeded, tells how many rows, and only then calls back', async () => {
    const called: string[] = [];
    const rows = await database.transaction(async (tx) => {
      tx.afterCommit(() => called.push('committed'));
      expect(called).toEqual([]);
      return tx.execute("UPDATE bed SET taken_by = 'a' WHERE id = 1");
    });
    expect({ rows, called, taken: await taken() }).toEqual({ rows: 1, called: ['committed'], taken: 1 });
  });

  it('undoes what failed and calls nothing back', async () => {
    const called: string[] = [];
    const failing = database.transaction(async (tx) => {
      tx.afterCommit(() => called.push('committed'));
      await tx.execute("UPDATE bed SET taken_by = 'b' WHERE id = 2");
      await tx.execute('INSERT INTO bed VALUES (1)');
    });
    await expect(failing).rejects.toThrow('duplicate key');
    expect({ called, taken: await taken() }).toEqual({ called: [], taken: 1 });
  });

  it('never takes a transaction for committed in which a statement failed', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.execute("UPDATE bed SET taken_by = 'b' WHERE id = 2");
      await tx.execute('INSERT INTO bed VALUES (1)').catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('nothing is stored');
    expect(await taken()).toBe(1);
  });

  it('sends statements that nobody waits for together, in order, and tells the error of the first that failed', async () => {
    const rows = await database.transaction(async (tx) => {
      const [, , read] = await Promise.all([
        tx.execute('UPDATE bed SET taken_by = $1 WHERE id = 2', ['d']),
        tx.execute('UPDATE bed SET taken_by = taken_by || $1 WHERE id = 2', ['e']),
        tx.query('SELECT taken_by FROM bed WHERE id = $1', [2]),
      ]);
      await tx.execute('UPDATE bed SET taken_by = NULL WHERE id = $1', [2]);
      return read;
    });
    expect(rows).toEqual([{ taken_by: 'de' }]);
    const failing = database.transaction((tx) =>
      Promise.all([
        tx.execute('UPDATE bed SET taken_by = $1 WHERE id = 2', ['f']),
        tx.execute('INSERT INTO bed VALUES ($1)', [1]),
        tx.execute('UPDATE bed SET taken_by = $1 WHERE id = 2', ['g']),
      ]),
    );
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await taken()).toBe(1);
  });

  it('runs again what a deadlock ended, so that both of two crossing transactions pass', async () => {
    let arrived = 0;
    const bothHere = Promise.withResolvers<void>();
    const cross = (first: number, second: number) =>
      database.transaction(async (tx) => {
        await tx.execute('UPDATE bed SET taken_by = $1 WHERE id = $2', [String(first), first]);
        if (++arrived === 2) bothHere.resolve();
        await bothHere.promise;
        await tx.execute('UPDATE bed SET taken_by = $1 WHERE id = $2', [String(first), second]);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(arrived).toBeGreaterThan(2);
  });

  it('tells a broken world from work that is at fault', async () => {
    const fault = await database.query('SELECT 1/0').catch((error: unknown) => error);
    const gone = await openDatabase({ url: 'postgresql://postgres@127.0.0.1:1/x', schema: 'x', migrations: [] }).catch(
      (error: unknown) => error,
    );
    const cut = await database
      .transaction((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())'))
      .catch((error: unknown) => error);
    expect([fault, gone, cut].map(isBrokenWorld)).toEqual([false, true, true]);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('gives TypeORM the same transaction', async () => {
    const seen = await database
      .transaction(async (tx) => {
        await tx.execute('UPDATE bed SET taken_by = $1', ['c']);
        const rows: unknown = await tx.manager.query('SELECT DISTINCT taken_by FROM bed');
        throw Object.assign(new Error('undone'), { rows });
      })
      .catch((error: Error & { rows: unknown }) => error.rows);
    expect(seen).toEqual([{ taken_by: 'c' }]);
    expect(await database.query("SELECT 1 FROM bed WHERE taken_by = 'c'")).toEqual([]);
  });

  it('keeps no statement prepared for columns that are no longer those of its table', async () => {
    const all = (tx: Pick<Database, 'query'>) => tx.query('SELECT * FROM bed WHERE id = $1', [2]);
    await Promise.all(Array.from({ length: 5 }, () => all(database)));
    await database.query('ALTER TABLE bed ADD COLUMN floor int');
    await database.transaction(async (tx) => expect((await all(tx))[0]).toHaveProperty('floor'));
    await Promise.all(Array.from({ length: 5 }, () => all(database)));
    await database.query('ALTER TABLE bed DROP COLUMN floor');
    expect((await all(database))[0]).not.toHaveProperty('floor');
  });

  it('fails as TypeORM does, with the error of the driver inside', async () => {
    const failed = database.query('INSERT INTO bed VALUES ($1)', [1]);
    await expect(failed).rejects.toMatchObject({ name: 'QueryFailedError', driverError: { code: '23505' } });
  });

  describe('in a transaction that takes its time', () => {
    const open = () => openDatabase({ url, schema: 'beds', migrations: [MakeBeds1700000000000], standsStillMs: 300 });
    const taking = (work: () => unknown) => async (one: Database) =>
      one.transaction(async (tx) => {
        await tx.execute("UPDATE bed SET taken_by = 'late' WHERE id = 1");
        await work();
        return tx.execute("UPDATE bed SET taken_by = 'late' WHERE id = 2");
      });

    it('keeps what it has as long as the process lives', async () => {
      const one = await open();
      closing(() => one.stop());
      expect(await taking(() => wait(1_000))(one)).toBe(1);
    });

    it('loses it when the process stands still, and the same may pass later', async () => {
      const one = await open();
      closing(() => one.stop());
      await database.execute("UPDATE bed SET taken_by = 'before'");
      const frozen = taking(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000));
      const lost = await frozen(one).catch((error: unknown) => error);
      expect(isBrokenWorld(lost)).toBe(true);
      expect(await database.query('SELECT DISTINCT taken_by AS by FROM bed')).toEqual([{ by: 'before' }]);
      expect(await taking(() => undefined)(one)).toBe(1);
    });
  });

  closing(async () => database.stop());
});
