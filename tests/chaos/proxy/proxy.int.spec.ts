import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import pg from 'pg';
import { KafkaClient } from '@careway/messaging';
import { connectMllp, listenMllp } from '@careway/mllp';
import { Log } from '@careway/service-kit';
import { closing, testDatabase, testKafka, testRedis } from '@careway/testing';
import { Proxy } from './proxy.ts';

const portOf = (url: string) => Number(new URL(url).port);

async function proxyTo(port: number): Promise<Proxy> {
  const proxy = await Proxy.start(0, port);
  closing(() => proxy.stop());
  return proxy;
}

const through = (url: string, proxy: Proxy): string => {
  const moved = new URL(url);
  moved.port = String(proxy.port);
  return moved.href;
};

describe('a proxy before PostgreSQL', () => {
  let url: string;
  let proxy: Proxy;
  beforeAll(async () => {
    ({ url } = await testDatabase({ schema: 'line', migrations: [] }));
    proxy = await proxyTo(portOf(url));
    await direct('CREATE TABLE line.done (id int)');
  });

  async function open(at: string): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: at, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    closing(() => client.end().catch(() => undefined));
    return client;
  }
  const direct = async (text: string) => {
    const client = await open(url);
    const { rows } = await client.query(text);
    await client.end();
    return rows as unknown[];
  };
  const insert = async (client: pg.Client, id: number) => {
    for (const text of ['BEGIN', `INSERT INTO line.done VALUES (${id})`, 'COMMIT']) await client.query(text);
  };

  it('passes everything on', async () => {
    const client = await open(through(url, proxy));
    const { rows } = await client.query("SELECT repeat('x', 1000000) AS long");
    expect((rows[0] as { long: string }).long).toHaveLength(1_000_000);
  });

  it('cuts after COMMIT: it is done, and nobody says so; once, when told once', async () => {
    const end = proxy.begin({ kind: 'cut-after-commit', times: 1 });
    await expect(insert(await open(through(url, proxy)), 1)).rejects.toThrow(/terminated|ECONNRESET/);
    await insert(await open(through(url, proxy)), 2);
    end();
    expect(await direct('SELECT id FROM line.done ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('resets the connections there are, and new ones until it is healed', async () => {
    const before = await open(through(url, proxy));
    const end = proxy.begin({ kind: 'cut', share: 1 });
    await expect(before.query('SELECT 1')).rejects.toThrow();
    await expect(open(through(url, proxy))).rejects.toThrow();
    end();
    expect((await (await open(through(url, proxy))).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('delays what goes through, there and back', async () => {
    const client = await open(through(url, proxy));
    const end = proxy.begin({ kind: 'delay', ms: 60, jitterMs: 20 });
    const began = performance.now();
    await client.query('SELECT 1');
    expect(performance.now() - began).toBeGreaterThan(80);
    end();
  });
});

describe('a line that is half closed', () => {
  it.each(['client', 'server'] as const)(
    'towards the %s: the other goes on talking, until it is healed',
    async (towards) => {
      const atServer = Promise.withResolvers<Socket>();
      const server = createServer({ allowHalfOpen: true }, atServer.resolve).listen(0, '127.0.0.1');
      closing(() => server.close());
      await once(server, 'listening');
      const proxy = await proxyTo((server.address() as { port: number }).port);
      const client = connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true });
      const ends = { client, server: await atServer.promise };
      const [told, other] = towards === 'client' ? [ends.client, ends.server] : [ends.server, ends.client];
      for (const socket of [told, other]) socket.on('error', () => undefined);

      const heal = proxy.begin({ kind: 'half-close', towards });
      await once(told.resume(), 'end');
      told.write('does anybody hear me?');
      expect(String((await once(other, 'data'))[0])).toBe('does anybody hear me?');
      const gone = new Promise((resolve) => other.on('close', resolve));
      heal();
      await gone;
      told.destroy();
      expect(proxy.connections).toBe(0);
    },
  );
});

describe('a proxy that slices', () => {
  it('leaves a message on MLLP, an answer of Redis and of Kafka what they were', async () => {
    const listener = await listenMllp({
      host: '127.0.0.1',
      port: 0,
      maxBytes: 100_000,
      idleMs: 10_000,
      onFrame: async (payload) => Buffer.from(`heard ${payload.length}`),
    });
    closing(() => listener.stop());
    const { brokers, topicPrefix } = testKafka();
    const [mllp, url] = [await proxyTo(listener.port), (await testRedis()).url];
    const [redis, kafka] = [await proxyTo(portOf(url)), await proxyTo(Number(brokers.split(':')[1]))];
    const ends = [mllp, redis, kafka].map((proxy) => proxy.begin({ kind: 'slice', most: 7 }));

    const line = await connectMllp({ host: '127.0.0.1', port: mllp.port, answerMs: 10_000 });
    closing(() => line.close());
    expect((await line.send(Buffer.alloc(20_000, 'A'))).toString()).toBe('heard 20000');

    const client = new Redis(through(url, redis));
    closing(() => client.disconnect());
    await client.set('long', 'x'.repeat(5_000));
    expect(await client.strlen('long')).toBe(5_000);

    const log = Log.to({ name: 'proxy', level: 'silent' });
    const options = { brokers: `127.0.0.1:${kafka.port}`, prefix: topicPrefix, clientId: 'sliced', log };
    expect(await new KafkaClient(options).ready()).toEqual(expect.any(String));
    for (const end of ends) end();
  });
});
