import type { DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { applyChange, type BoardFacts } from '@careway/pressure';
import { testDatabase } from '@careway/testing';
import fc from 'fast-check';
import { MIGRATIONS } from '../database/migrations.ts';
import { feedObserved, flowChanged, wardChanged } from '../heard.fixture.ts';
import { changesAfter } from '../project-board/board-log.ts';
import { project } from '../project-board/project.ts';
import { readFacts } from '../show-board/read-facts.ts';
import { keepCheckpoint, pruneReplay } from './checkpoints.ts';
import { factsAfter, replaySpan, shownThen } from './shown-then.ts';

const WARDS = ['RVV01-A', 'RVV01-B', 'RPA02-A'];
const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const MINUTE = 60_000;
const at = (minutes: number) => new Date(NOW + minutes * MINUTE).toISOString();

let database: Database;
beforeAll(async () => {
  ({ database } = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS }));
});
beforeEach(async () => {
  await database.execute('TRUNCATE board_change, board_checkpoint, ward_occupancy, daily_flow, feed, heartbeat');
  await database.execute('UPDATE board_sequence SET last = 0');
});

const hear = (minutes: number, ...events: DomainEvent[]) =>
  database.transaction((tx) => project(tx, events, WARDS, NOW + minutes * MINUTE));
const checkpoint = (minutes: number) => keepCheckpoint(database, WARDS, NOW + minutes * MINUTE);
const sorted = ({ beds, flows, feeds }: BoardFacts) => ({
  beds: beds.toSorted((a, b) => (a.siteId < b.siteId ? -1 : 1)),
  flows: flows.toSorted((a, b) => (a.siteId < b.siteId ? -1 : 1)),
  feeds: feeds.toSorted((a, b) => (a.feedId < b.feedId ? -1 : 1)),
});

type Step = { what: 'ward' | 'flow' | 'feed' | 'checkpoint'; which: number; value: number };
const steps = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what']>('ward', 'ward', 'ward', 'flow', 'feed', 'checkpoint'),
    which: fc.nat({ max: 2 }),
    value: fc.nat({ max: 30 }),
  }),
  { minLength: 5, maxLength: 40 },
);

describe('the board of a moment that is over', () => {
  it('is after each change what a viewer had then, from whichever checkpoint it is made', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (done) => {
        await database.execute('TRUNCATE board_change, board_checkpoint, ward_occupancy, daily_flow, feed');
        await database.execute('UPDATE board_sequence SET last = 0');
        await checkpoint(0);
        for (const [index, { what, which, value }] of done.entries()) {
          const [minutes, version] = [(index + 1) * 61, index + 1];
          const wardId = WARDS[which]!;
          const siteId = wardId.slice(0, 5);
          if (what === 'checkpoint') await checkpoint(minutes);
          if (what === 'ward') await hear(minutes, wardChanged({ wardId, version, occupied: value }, at(minutes)));
          if (what === 'flow')
            await hear(
              minutes,
              flowChanged({ siteId, day: '2026-11-22', admissions: value, discharges: 0, version }, at(minutes)),
            );
          if (what === 'feed')
            await hear(
              minutes,
              feedObserved(
                { interfaceId: `feed-${which}`, providerId: 'RVV', lastReceivedAt: at(minutes) },
                at(minutes),
              ),
            );
        }
        const log = await changesAfter(database, 0);
        let had: BoardFacts = (await factsAfter(database, 0))!.facts;
        for (const { seq, change } of log) {
          had = applyChange(had, change);
          expect(sorted((await factsAfter(database, seq))!.facts)).toEqual(sorted(had));
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('is that of the last change that was written until then, and not of what was told later', async () => {
    await checkpoint(0);
    await hear(10, wardChanged({ wardId: 'RVV01-A', version: 1, occupied: 10 }, at(10)));
    await hear(20, wardChanged({ wardId: 'RVV01-A', version: 2, occupied: 11 }, at(15)));
    const occupied = async (minutes: number) =>
      (await shownThen(database, at(minutes)))?.facts.beds.map((beds) => beds.occupied);
    expect(await occupied(-1)).toBeUndefined();
    expect(await occupied(5)).toEqual([]);
    expect(await occupied(10)).toEqual([10]);
    expect(await occupied(16)).toEqual([10]);
    expect(await occupied(21)).toEqual([11]);
    expect(await replaySpan(database)).toMatchObject({ from: at(0) });
  });

  it('is kept by the hour, once by however many processes, and forgotten in the end', async () => {
    await Promise.all([checkpoint(0), checkpoint(0)]);
    await hear(30, wardChanged({ wardId: 'RVV01-A', version: 1, occupied: 10 }, at(30)));
    await checkpoint(59);
    await checkpoint(60);
    const kept = await database.query<{ seq: string }>('SELECT seq FROM board_checkpoint ORDER BY seq');
    expect(kept.map(({ seq }) => Number(seq))).toEqual([0, 1]);
    const { facts } = await readFacts(database, WARDS, NOW);
    expect(sorted((await factsAfter(database, 1))!.facts)).toEqual(sorted(facts));
    await pruneReplay(database, 1, NOW + 24 * 60 * MINUTE + 45 * MINUTE);
    expect(await shownThen(database, at(31))).toBeUndefined();
    expect((await shownThen(database, at(61)))?.seq).toBe(1);
  });
});
