import { connect } from 'node:net';
import { Redis } from 'ioredis';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { privateKafka, testDatabase, testKafka, testRedis } from './index.ts';

class Notes1700000000000 implements MigrationInterface {
  up = async (runner: QueryRunner) => void (await runner.query('CREATE TABLE note (id int PRIMARY KEY, said text)'));
  down = async (runner: QueryRunner) => void (await runner.query('DROP TABLE note'));
}

class MoreNotes1700000000001 implements MigrationInterface {
  up = async (runner: QueryRunner) => void (await runner.query('ALTER TABLE note ADD COLUMN at timestamptz'));
  down = async (runner: QueryRunner) => void (await runner.query('ALTER TABLE note DROP COLUMN at'));
}

const answers = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(socket.destroy().destroyed));
    socket.once('error', () => resolve(false));
  });

const notes = { schema: 'notes', migrations: [Notes1700000000000] };

describe('testDatabase', () => {
  it('gives each call a migrated database of its own', async () => {
    const [one, two] = await Promise.all([testDatabase(notes), testDatabase(notes)]);
    await one.database.execute(`INSERT INTO note VALUES (1, 'only here')`);
    expect(await one.database.query('SELECT id FROM note')).toEqual([{ id: 1 }]);
    expect(await two.database.query('SELECT id FROM note')).toEqual([]);
    expect(one.url).not.toBe(two.url);
  });

  it('makes a new template when a migration is added', async () => {
    const { database } = await testDatabase({ ...notes, migrations: [...notes.migrations, MoreNotes1700000000001] });
    expect(await database.query('SELECT id, said, at FROM note')).toEqual([]);
  });
});

describe('testRedis', () => {
  it('gives each call an empty logical database of its own', async () => {
    const [one, two] = await Promise.all([testRedis(), testRedis()]);
    const [first, second] = [new Redis(one.url), new Redis(two.url)];
    await first.set('seen', 'yes');
    expect(await second.get('seen')).toBeNull();
    expect(await second.dbsize()).toBe(0);
    first.disconnect();
    second.disconnect();
  });
});

describe('testKafka and privateKafka', () => {
  it('gives each call a topic prefix of its own', () => {
    expect(testKafka().topicPrefix).not.toBe(testKafka().topicPrefix);
  });

  it('starts a broker that can be killed and started again on the same address', async () => {
    const kafka = await privateKafka();
    const [host, port] = kafka.brokers.split(':');
    expect(await answers(host!, Number(port))).toBe(true);
    await kafka.kill();
    expect(await answers(host!, Number(port))).toBe(false);
    await kafka.startAgain();
    expect(await answers(host!, Number(port))).toBe(true);
  });
});
