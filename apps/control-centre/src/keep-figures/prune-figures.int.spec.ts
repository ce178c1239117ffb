import type { Database } from '@careway/database';
import { appProcess, eventually, testDatabase, testKafka } from '@careway/testing';
import { MIGRATIONS } from '../database/migrations.ts';
import { pruneFigures } from './prune-figures.ts';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const DAY_MS = 86_400_000;
let database: Database;
let url: string;

beforeAll(async () => {
  ({ database, url } = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS }));
});
beforeEach(() => database.execute('TRUNCATE figure_value'));

const known = (placeId: string, daysAgo: number, value: number, heldReason: string | null = null) =>
  database.execute(
    `INSERT INTO figure_value (figure_id, place_id, as_of, known_at, value, state, held_reason, source)
     VALUES ('ed-present', $1, $2, $2, $3, CASE WHEN $4::text IS NULL THEN 'good' ELSE 'held' END, $4, $5)`,
    [placeId, new Date(NOW - daysAgo * DAY_MS).toISOString(), value, heldReason, crypto.randomUUID()],
  );
const left = async () =>
  (
    await database.query<{ one: string }>(`SELECT place_id || ' ' || value AS one FROM figure_value ORDER BY value_id`)
  ).map(({ one }) => one);

describe('forgetting old values of figures', () => {
  it('leaves the young, and of each figure at each place the newest however old it is', async () => {
    await known('RVV', 40, 1);
    await known('RVV', 31, 2);
    await known('RVV', 29, 3);
    await known('RPA', 400, 4);
    await known('RPA', 399, 5);
    expect(await pruneFigures(database, 30, NOW)).toBe(3);
    expect(await left()).toEqual(['RVV 3', 'RPA 5']);
    expect(await pruneFigures(database, 30, NOW)).toBe(0);
  });

  it('leaves the last good value too where the newest one is held', async () => {
    await known('RVV', 50, 1);
    await known('RVV', 45, 2);
    await known('RVV', 40, 4_320, 'Above 600');
    await known('RVV', 39, 4_321, 'Above 600');
    await pruneFigures(database, 30, NOW);
    expect(await left()).toEqual(['RVV 2', 'RVV 4321']);
  });
});

describe('a control centre', () => {
  it('forgets by itself what is older than it is told to keep', async () => {
    const days = (count: number) => count + (Date.now() - NOW) / -DAY_MS;
    await known('RVV', days(40), 1);
    await known('RVV', days(25), 2);
    await known('RVV', days(1), 3);
    const { brokers, topicPrefix } = testKafka();
    await appProcess('control-centre', {
      DATABASE_URL: url,
      KAFKA_BROKERS: brokers,
      TOPIC_PREFIX: topicPrefix,
      REFERENCE_DATA: 'deploy/reference/kent-and-medway',
      LOG_LEVEL: 'warn',
      FIGURE_HISTORY_DAYS: '30',
    });
    await eventually(async () => expect(await left()).toEqual(['RVV 2', 'RVV 3']));
  });
});
