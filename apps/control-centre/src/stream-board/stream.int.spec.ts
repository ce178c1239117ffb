import { connect } from 'node:net';
import type { DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { londonDay } from '@careway/pressure';
import type { Service } from '@careway/service-kit';
import { closing, eventually, testDatabase, testKafka } from '@careway/testing';
import { MIGRATIONS } from '../database/migrations.ts';
import { feedObserved, flowChanged, wardChanged } from '../heard.fixture.ts';
import { start } from '../main.ts';
import { lastSeq } from '../project-board/board-log.ts';
import { project } from '../project-board/project.ts';
import { Listener } from './listening.fixture.ts';

let database: Database;
let environment: NodeJS.ProcessEnv;
let one: Service;
let other: Service;
let version = 0;

const startOne = async (): Promise<Service> => {
  const service = await start(environment);
  closing(() => service.stop());
  return service;
};

beforeAll(async () => {
  const made = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS });
  database = made.database;
  const { brokers, topicPrefix } = testKafka();
  environment = {
    DATABASE_URL: made.url,
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: topicPrefix,
    LOG_LEVEL: 'silent',
    KEEP_ALIVE_MS: '200',
    SLOW_VIEWER_MS: '500',
  };
  one = await startOne();
  other = await startOne();
});

afterEach(() => Listener.leave());

/** As a third instance of the service would: the two that run learn of it from the log alone. */
const hear = (...events: DomainEvent[]) =>
  database.transaction((tx) => project(tx, events, ['RVV01-AMU', 'RPA02-AMU'], Date.now()));
const change = (occupied = 1) => hear(wardChanged({ wardId: 'RVV01-AMU', version: ++version, occupied }));
const changes = async (count: number) => {
  for (let made = 0; made < count; made += 1) await change(made);
};

describe('the live stream', () => {
  it('begins with a snapshot and goes on with every change after it, once and in order', async () => {
    await changes(3);
    const viewer = await Listener.to(one.address);
    const { id, data } = await viewer.until('snapshot');
    expect(Number(id)).toBe(data.seq);
    await changes(5);
    await viewer.until('change', 5);
    expect(viewer.seqs()).toEqual([1, 2, 3, 4, 5].map((step) => data.seq + step));
    expect(viewer.of('change')[4]!.data).toMatchObject({ kind: 'beds', siteId: 'RVV01', occupied: 4 });
  });

  it('tells the same on every instance of the service', async () => {
    const viewers = [await Listener.to(one.address), await Listener.to(other.address)];
    for (const viewer of viewers) await viewer.until('snapshot');
    await changes(20);
    for (const viewer of viewers) await viewer.until('change', 20);
    expect(viewers[0]!.of('change')).toEqual(viewers[1]!.of('change'));
  });

  it.each(['header', 'query'])('sends one that comes back with a number (%s) just what it missed', async (way) => {
    const seen = await lastSeq(database);
    await changes(4);
    const headers: Record<string, string> = way === 'header' ? { 'Last-Event-ID': String(seen) } : {};
    const viewer = await Listener.to(other.address, headers, way === 'query' ? `?after=${seen}` : '');
    await viewer.until('change', 4);
    await change();
    await viewer.until('change', 5);
    expect(viewer.seqs()).toEqual([1, 2, 3, 4, 5].map((step) => seen + step));
    expect(viewer.of('snapshot')).toEqual([]);
  });

  it('sends a snapshot to one whose place in the log is too old, unknown or no number', async () => {
    await changes(3);
    const last = await lastSeq(database);
    await database.execute(`UPDATE board_change SET at = now() - interval '61 minutes' WHERE seq < $1`, [last]);
    // A new instance has nothing at hand but the log.
    const fresh = await startOne();
    for (const seen of [String(last - 2), String(last + 1_000), 'yesterday']) {
      const viewer = await Listener.to(fresh.address, { 'Last-Event-ID': seen });
      expect((await viewer.until('snapshot')).data.seq).toBe(last);
    }
    const kept = await Listener.to(fresh.address, { 'Last-Event-ID': String(last - 1) });
    expect((await kept.until('change')).id).toBe(String(last));
  });

  it('keeps alive with the time and the last number sent', async () => {
    const viewer = await Listener.to(one.address);
    const { data } = await viewer.until('keep-alive', 3);
    expect(data.seq).toBe(await lastSeq(database));
    expect(Math.abs(Date.now() - Date.parse(data.serverTime))).toBeLessThan(2_000);
  });

  it('drops a viewer that takes nothing, without holding what it does not take', async () => {
    const { port } = new URL(one.address);
    const stuck = connect(Number(port), '127.0.0.1').on('error', () => undefined);
    closing(() => stuck.destroy());
    stuck.pause();
    stuck.write('GET /board/stream?after=0 HTTP/1.1\r\nHost: board\r\n\r\n');
    await eventually(async () => (await metric('board_viewers')) === 1);
    await database.execute(
      `WITH numbered AS (UPDATE board_sequence SET last = last + 3000 RETURNING last)
       INSERT INTO board_change SELECT last - 3000 + step, now(), jsonb_build_object('kind', 'feed', 'feedId', 'big',
         'providerId', 'RVV', 'expectedEverySeconds', 60, 'lastReceivedAt', '2026-11-22T10:00:00Z', 'pad', repeat('x', 9000))
       FROM numbered, generate_series(1, 3000) AS step`,
    );
    await eventually(async () => (await metric('board_viewers_dropped_total')) === 1, { within: 20_000 });
  });

  it('says goodbye when the service drains, with the time to come back', async () => {
    const leaving = await startOne();
    const viewer = await Listener.to(leaving.address);
    await viewer.until('snapshot');
    await leaving.stop();
    await eventually(() => viewer.ended);
    expect(viewer.retries.at(-1)).toBeLessThanOrEqual(1_000);
  });
});

const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`${one.address}/metrics`)).text();
  return Number(text.match(new RegExp(`^${name}\\{[^}]*\\} (\\S+)`, 'm'))?.[1] ?? Number.NaN);
};

describe('the board over HTTP', () => {
  it('gives every figure with its age and state', async () => {
    const now = new Date().toISOString();
    await hear(
      feedObserved({ interfaceId: 'rpa-pas', providerId: 'RPA', lastReceivedAt: now }),
      flowChanged({ siteId: 'RPA02', day: londonDay(Date.now()), admissions: 7, discharges: 5, version: 1 }),
      wardChanged({ wardId: 'RPA02-AMU', version: 1, open: 30, occupied: 25, usable: 4, onLeave: 1 }, now),
    );
    const { seq, board } = (await (await fetch(`${one.address}/board`)).json()) as any;
    expect(seq).toBe(await lastSeq(database));
    const medway = board.providers.find(({ id }: { id: string }) => id === 'RPA');
    const common = { receivedAt: now, expectedEverySeconds: expect.any(Number), state: 'fresh' };
    expect(medway.figures.admissions).toMatchObject({ id: 'RPA/admissions', unit: 'people', value: 7, ...common });
    expect(medway.figures.usable).toMatchObject({ value: null, range: { atLeast: 4, parts: 'sites' }, ...common });
    expect(board.total.open.range.missing).toContain('KMPT');
  });

  it('describes itself and says that it is ready', async () => {
    const api = (await (await fetch(`${one.address}/openapi.json`)).json()) as any;
    expect(api.openapi).toMatch(/^3\.1/);
    expect(Object.keys(api.paths)).toEqual(expect.arrayContaining(['/board', '/board/clock', '/board/stream']));
    expect((await fetch(`${one.address}/health/ready`)).status).toBe(200);
  });

  it('says how to mend a page that is not built', async () => {
    const bare = await start({ ...environment, WEB_ROOT: '/nowhere' });
    closing(() => bare.stop());
    const answer = await fetch(bare.address);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
  });
});
