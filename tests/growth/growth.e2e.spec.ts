import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { eventually } from '@careway/testing';
import { connect, makeDatabase, rowsScanned, untilQuiet } from './databases.ts';
import { fill, GROWING } from './fill/fill.ts';
import { inTurn, knownPeople } from './fill/known-people.ts';
import { Lines } from './load/lines.ts';
import { journeys } from './load/journeys.ts';
import { measurePoint, type Point } from './measure/point.ts';
import { PARTS } from './measure/usage.ts';
import { startServers } from './platform.ts';
import { BASE } from './points.ts';
import { HOPS, Services } from './services.ts';

const WARDS = ['RVV01-AMU', 'RVV09-AMU'];
const PATIENTS = 400;
const SCREENS = 2;

/** Closes what was opened, the latest first. */
const opened: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of opened.toReversed()) await close();
});

describe('one point, on few messages', () => {
  let point: Point;
  let subjects: number[];
  let client: pg.Client;

  beforeAll(async () => {
    const folder = mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'growth-'));
    chmodSync(folder, 0o711);
    opened.push(async () => rmSync(folder, { recursive: true, force: true }));
    const servers = await startServers(folder);
    opened.push(() => servers.stop());
    await makeDatabase(servers, 'people', 'template0');
    const services = await Services.start({
      servers,
      database: 'people',
      redisNumber: 1,
      topicPrefix: 'growth.',
      from: 'sources',
    });
    opened.push(() => services.stop());
    client = await connect(servers, 'people');
    opened.push(() => client.end());
    const countSubjects = async () =>
      (await client.query<{ count: number }>('SELECT count(*)::int FROM gateway.subject')).rows[0]!.count;

    const lines = await Lines.open(services.mllpPort, 1);
    await lines.send(journeys({ people: [0], wards: WARDS, run: 'T' })).finally(() => lines.close());
    await untilQuiet(client, '0');
    const known = knownPeople(40, PATIENTS);
    await fill(() => connect(servers, 'people'), { patients: PATIENTS, known, wards: WARDS });
    const [before, turns] = [await countSubjects(), inTurn(known)];
    const people = Array.from({ length: 40 }, () => turns.next().value);
    point = await measurePoint({
      setting: { ...BASE, lines: 4, patients: PATIENTS, viewers: SCREENS },
      servers,
      services,
      client,
      messages: journeys({ people, wards: WARDS, run: 'R' }),
      idleMs: 100,
    });
    subjects = [before, await countSubjects()];
  }, 180_000);

  it('finds the people who were filled in: nobody is met anew', () => {
    expect(subjects).toEqual([PATIENTS + 1, PATIENTS + 1]);
  });

  it('hears every message, and tells every part of what they took', () => {
    expect(point).toMatchObject({ messages: 120, heard: 120, lines: 4, patients: PATIENTS, viewers: SCREENS });
    const all = PARTS.reduce((sum, part) => sum + point.cpu_us[part], 0);
    expect(all).toBeGreaterThan(500);
    expect(all).toBeLessThan(1_000_000);
    for (const hop of HOPS) expect(point.cpu_us[hop]).toBeGreaterThan(0);
    const asked = Object.values(point.postgres_us).reduce((sum, micros) => sum + micros, 0);
    expect(asked).toBeCloseTo(point.cpu_us.postgres);
    expect(point.accepted_per_s).toBeGreaterThanOrEqual(point.through_per_s);
    expect(point.ack_p99_ms).toBeGreaterThanOrEqual(point.ack_p50_ms);
  });

  it('weighs every process, and sees every change reach every screen', () => {
    for (const part of PARTS) expect(point.memory_mb[part]).toBeGreaterThan(5);
    for (const hop of HOPS) {
      expect(point.heap_mb[hop]).toBeGreaterThan(10);
      expect(point.heap_mb[hop]).toBeLessThan(point.memory_mb[hop]);
      expect(point.series[hop]).toBeGreaterThan(50);
    }
    expect(point.changes % SCREENS).toBe(0);
    expect(point.changes).toBeGreaterThan(2 * SCREENS);
  });

  it('would see a statement that looks through a table of people', async () => {
    const before = await rowsScanned(client, GROWING);
    await client.query('SELECT count(*) FROM gateway.subject WHERE created_at IS NOT NULL');
    await eventually(async () => (await rowsScanned(client, GROWING)) >= before + PATIENTS);
  });
});
