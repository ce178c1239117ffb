import type { DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { applyChange, type BoardFacts, type SiteBeds } from '@careway/pressure';
import { testDatabase } from '@careway/testing';
import { MIGRATIONS } from '../database/migrations.ts';
import { feedObserved, flowChanged, heartbeatPassed, wardChanged } from '../heard.fixture.ts';
import { readFacts } from '../show-board/read-facts.ts';
import { changesAfter, lastSeq } from './board-log.ts';
import { project } from './project.ts';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const AT = new Date(NOW).toISOString();
const WARDS = ['RVV01-A', 'RVV01-B', 'RPA02-A'];
const DAY = '2026-11-22';
let database: Database;

beforeAll(async () => {
  ({ database } = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS }));
});
beforeEach(async () => {
  await database.execute('TRUNCATE ward_occupancy, daily_flow, feed, heartbeat, board_change');
  await database.execute('UPDATE board_sequence SET last = 0');
});

const hear = (...events: DomainEvent[]) => database.transaction((tx) => project(tx, events, WARDS, NOW));
const facts = async () => (await readFacts(database, WARDS, NOW)).facts;

describe('the projection of the board', () => {
  it('sums the wards of a site and tells one change for all of them', async () => {
    const changes = await hear(
      wardChanged({ wardId: 'RVV01-A', version: 1, occupied: 10, usable: 9, onLeave: 1, asOf: AT }, AT),
      wardChanged({ wardId: 'RVV01-B', version: 1, occupied: 20, usable: 0, asOf: '2026-11-22T09:00:00.000Z' }, AT),
    );
    const sums = { open: 40, occupied: 30, usable: 9, onLeave: 1, wards: 2, asOf: AT, knownAt: AT };
    expect(changes).toEqual([{ kind: 'beds', siteId: 'RVV01', providerId: 'RVV', ...sums }]);
    expect((await facts()).beds).toEqual(changes);
  });

  it('ignores an older version and a repeat, and writes nothing for it', async () => {
    await hear(wardChanged({ wardId: 'RVV01-A', version: 5, occupied: 5 }));
    expect(await hear(wardChanged({ wardId: 'RVV01-A', version: 4, occupied: 4 }))).toEqual([]);
    expect(await hear(wardChanged({ wardId: 'RVV01-A', version: 5, occupied: 5 }))).toEqual([]);
    expect((await facts()).beds[0]).toMatchObject({ occupied: 5 });
    expect(await lastSeq(database)).toBe(1);
  });

  it('takes the newest of several versions in one batch, in whatever order they stand', async () => {
    await hear(
      wardChanged({ wardId: 'RVV01-A', version: 3, occupied: 3 }),
      wardChanged({ wardId: 'RVV01-A', version: 2, occupied: 2 }),
      flowChanged({ siteId: 'RVV01', day: DAY, admissions: 7, discharges: 1, version: 2 }),
      flowChanged({ siteId: 'RVV01', day: DAY, admissions: 6, discharges: 1, version: 1 }),
    );
    expect((await facts()).beds[0]).toMatchObject({ occupied: 3 });
    expect((await facts()).flows).toMatchObject([{ siteId: 'RVV01', day: DAY, admissions: 7, discharges: 1 }]);
  });

  it('leaves wards that are not of the bed base out of the sums', async () => {
    await hear(wardChanged({ wardId: 'RVV01-A', version: 1 }), wardChanged({ wardId: 'RVV01-ED', version: 1 }));
    expect((await facts()).beds).toMatchObject([{ siteId: 'RVV01', occupied: 12, wards: 1 }]);
  });

  it('tells of people whose location is not mapped', async () => {
    await hear(
      wardChanged({ wardId: 'unknown:rvv-pas', siteId: 'RVV-unknown', providerId: 'RVV', version: 1, open: 0 }),
    );
    expect((await facts()).beds).toMatchObject([{ siteId: 'RVV-unknown', providerId: 'RVV', occupied: 12 }]);
  });

  it('keeps the latest look at a feed, also of one that never received anything', async () => {
    await hear(feedObserved({ interfaceId: 'rvv-pas', providerId: 'RVV', observedAt: AT, lastReceivedAt: AT }));
    const older = { observedAt: '2026-11-22T09:00:00.000Z', lastReceivedAt: '2026-11-22T09:00:00.000Z' };
    await hear(feedObserved({ interfaceId: 'rvv-pas', providerId: 'RVV', ...older }));
    const silent = feedObserved({ interfaceId: 'rpa-pas', providerId: 'RPA' });
    delete silent.data.lastReceivedAt;
    await hear(silent);
    const { feeds } = await facts();
    expect(feeds.find(({ feedId }) => feedId === 'rvv-pas')).toMatchObject({ lastReceivedAt: AT });
    expect(feeds.find(({ feedId }) => feedId === 'rpa-pas')).not.toHaveProperty('lastReceivedAt');
  });

  it('notes a heartbeat once', async () => {
    const heartbeat = heartbeatPassed('2026-11-22T09:59:59.800Z');
    await hear(heartbeat, heartbeat);
    expect(await hear(heartbeat)).toEqual([]);
    const heard = { kind: 'heartbeat', startedAt: '2026-11-22T09:59:59.800Z', heardAt: AT, heldBack: 0 };
    expect((await facts()).heartbeats).toEqual([heard]);
  });

  it('writes nothing at all when the transaction is rolled back', async () => {
    const failing = database.transaction(async (tx) => {
      await project(tx, [wardChanged({ wardId: 'RVV01-A', version: 1 })], WARDS, NOW);
      throw new Error('the chunk failed');
    });
    await expect(failing).rejects.toThrow('the chunk failed');
    expect(await lastSeq(database)).toBe(0);
    expect((await facts()).beds).toEqual([]);
  });
});

describe('the change log', () => {
  it('has no gaps and no wrong sum when many write at once', async () => {
    const writes = Array.from({ length: 40 }, (_, index) =>
      hear(
        wardChanged({ wardId: WARDS[index % 2]!, version: 1 + Math.floor(index / 2), occupied: index }),
        flowChanged({ siteId: 'RPA02', day: DAY, admissions: index, discharges: 0, version: index + 1 }),
      ),
    );
    await Promise.all(writes);
    const log = await changesAfter(database, 0);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: log.length }, (_, index) => index + 1));
    const replayed = log.map(({ change }) => change).reduce(applyChange, nothing());
    expect(replayed.beds).toEqual((await facts()).beds);
    expect((replayed.beds[0] as SiteBeds).occupied).toBe(38 + 39);
    expect(replayed.flows).toEqual((await facts()).flows);
  });

  it('gives a snapshot that goes with its number, whoever writes meanwhile', async () => {
    const writing = Array.from({ length: 30 }, (_, index) =>
      hear(wardChanged({ wardId: 'RVV01-A', version: index + 1, occupied: index })),
    );
    const reading = Array.from({ length: 30 }, () => readFacts(database, WARDS, NOW));
    await Promise.all(writing);
    const log = await changesAfter(database, 0);
    for (const { seq, facts: found } of await Promise.all(reading)) {
      const replayed = log.slice(0, seq).map(({ change }) => change);
      expect(found.beds).toEqual(replayed.reduce(applyChange, nothing()).beds);
    }
  });
});

const nothing = (): BoardFacts => ({
  beds: [],
  flows: [],
  feeds: [],
  heartbeats: [],
  opel: [],
  figures: [],
  alerts: [],
});
