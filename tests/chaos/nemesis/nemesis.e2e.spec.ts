import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { KafkaClient } from '@careway/messaging';
import { Log } from '@careway/service-kit';
import { closing, eventually } from '@careway/testing';
import { System } from '../system/system.ts';
import { nemesisFor, type Nemesis } from './nemesis.ts';

const RELAY = 'relay-1';
const RECOVERING = 'the database system is in recovery mode';

describe('the nemesis', () => {
  let system: System;
  let nemesis: Nemesis;
  beforeAll(async () => {
    const folder = await mkdtemp(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'chaos-'));
    const starting = System.start({ folder, historyFolder: join(folder, 'history'), only: [RELAY] });
    closing(async () => {
      await (await starting).stop();
      await rm(folder, { recursive: true, force: true });
    });
    system = await starting;
    nemesis = nemesisFor(system);
    await query('CREATE TABLE load (text text)');
  }, 180_000);

  /** On a connection of its own, as one that was there before may be what the fault broke. */
  async function query(text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: system.databaseUrl, connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      void client.end().catch(() => undefined);
    }
  }
  const lives = () => system.instances().map(({ life, alive }) => ({ life, alive }));
  const relay = () => system.services.get(RELAY)!;
  const ask = () => fetch(`${relay().address}/health/live`, { signal: AbortSignal.timeout(500) });
  const isReady = async (wanted: boolean) =>
    eventually(async () => (await relay().ready()) === wanted, { within: 40_000 });
  const rows = async () => Number((await query('SELECT count(*) AS rows FROM load'))[0]!['rows']);
  const fill = () => query("INSERT INTO load SELECT repeat('x', 1000) FROM generate_series(1, 5000)");

  it('freezes a service, which says nothing until it is healed; healing twice does no more', async () => {
    const heal = await nemesis.begin({ sort: 'freeze', target: RELAY });
    await expect(ask()).rejects.toThrow();
    await heal();
    await heal();
    expect((await ask()).ok).toBe(true);
  });

  it('kills a service, also a frozen one, and it lives again', async () => {
    const thaw = await nemesis.begin({ sort: 'freeze', target: RELAY });
    const heal = await nemesis.begin({ sort: 'kill', target: RELAY });
    await eventually(() => lives().length === 2);
    await heal();
    await thaw();
    await isReady(true);
    expect(lives()).toEqual([
      { life: 1, alive: false },
      { life: 2, alive: true },
    ]);
    expect(system.instances()[0]!.output()).toContain('listening');
  });

  it.each([[['freeze', 'kill']], [['kill', 'freeze', 'kill']]])(
    'harms PostgreSQL by %j at once; with the last healed it has what was committed',
    async (sorts) => {
      await fill();
      const before = await rows();
      const heals = [];
      for (const sort of sorts) heals.push(await nemesis.begin({ sort, target: 'postgres' }));
      await expect(query('SELECT 1')).rejects.toThrow();
      await Promise.all(heals.map((heal) => heal()));
      expect(await rows()).toBe(before);
    },
  );

  it('freezes PostgreSQL with all its processes', async () => {
    const heal = await nemesis.begin({ sort: 'freeze', target: 'postgres' });
    await expect(query('SELECT 1')).rejects.toThrow(/timeout/);
    await heal();
    expect(await query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('kills Redis and Kafka; healed, they answer where they were', async () => {
    const there = () => Promise.all([system.redisUrl, `kafka://${system.brokers}`].map(isListening));
    const heals = await Promise.all(['redis', 'kafka'].map((target) => nemesis.begin({ sort: 'kill', target })));
    expect(await there()).toEqual([false, false]);
    await Promise.all(heals.map((heal) => heal()));
    expect(await there()).toEqual([true, true]);
  });

  it('wipes Redis, and has nothing to do when Redis is down', async () => {
    const redis = new Redis(system.redisUrl);
    redis.on('error', () => undefined);
    await redis.set('kept', 'no');
    const wiped = await nemesis.begin({ sort: 'redis-wiped', target: 'redis' });
    expect(await redis.dbsize()).toBe(0);
    redis.disconnect();
    const killed = await nemesis.begin({ sort: 'kill', target: 'redis' });
    await (
      await nemesis.begin({ sort: 'redis-wiped', target: 'redis' })
    )();
    await Promise.all([wiped(), killed()]);
  });

  it('sends strangers into a group, which shares out anew with each', async () => {
    let shares = 0;
    const log = Log.to({ name: 'member', level: 'silent' });
    const kafka = new KafkaClient({ brokers: system.brokers, prefix: 'careway.', clientId: 'member', log });
    const group = { group: 'careway.bed-tracking', topics: ['careway.gateway'], concurrency: 1, log };
    const member = kafka.consumer({ ...group, onBatch: async () => undefined, onJoined: () => (shares += 1) });
    await kafka.ready();
    member.start();
    const heal = await nemesis.begin({ sort: 'rebalance-storm', target: 'bed-tracking', detail: { everyMs: 300 } });
    await eventually(() => shares > 3, { within: 20_000 });
    await heal();
    await member.stop();
  });

  it('leaves PostgreSQL no room on its disk, where the machine allows it', async () => {
    const why = nemesis.cannot('disk-full', 'postgres');
    if (why) return expect(why).toMatch(/mount/);
    const heal = await nemesis.begin({ sort: 'disk-full', target: 'postgres' });
    await expect(fill()).rejects.toThrow(/No space left on device/);
    // Without room for its write-ahead log PostgreSQL ends itself, and can't start again before there is some.
    const log = () => query("SELECT pg_logical_emit_message(true, 'load', repeat('x', 10000000))");
    await eventually(async () => (await log().catch((error: Error) => error.message)) === RECOVERING, {
      within: 20_000,
    });
    await heal();
    await fill();
    return undefined;
  });

  it('makes the clock of one instance jump, where the machine allows it', async () => {
    const why = nemesis.cannot('clock-jump', RELAY);
    if (why) return expect(why).toMatch(/libfaketime/);
    const apart = async () => Date.parse((await ask()).headers.get('date')!) - Date.now();
    const heal = await nemesis.begin({ sort: 'clock-jump', target: RELAY, detail: { seconds: -7_200 } });
    await eventually(async () => Math.abs((await apart()) + 7_200_000) < 5_000);
    await heal();
    await eventually(async () => Math.abs(await apart()) < 5_000);
    expect(lives()).toHaveLength(2);
    return undefined;
  });

  it('cuts one line of one instance', async () => {
    const heal = await nemesis.begin({ sort: 'line-cut', target: `postgres:${RELAY}` });
    await isReady(false);
    await heal();
    await isReady(true);
    await expect(nemesis.begin({ sort: 'line-cut', target: 'postgres:nobody' })).rejects.toThrow('no postgres:nobody');
  });

  it('says what it does not know, and what no target can suffer', async () => {
    await expect(nemesis.begin({ sort: 'flood', target: RELAY })).rejects.toThrow('no sort of fault flood');
    expect(nemesis.cannot('cut-after-commit', `redis:${RELAY}`)).toContain('PostgreSQL');
    expect(nemesis.cannot('kill', RELAY)).toBeUndefined();
  });
});

const isListening = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
