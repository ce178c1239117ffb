import type { Database } from '@careway/database';
import { boardAt, type BoardFacts, type SiteBeds } from '@careway/pressure';
import type { FigureValue } from '@careway/figures';
import { loadReferenceData } from '@careway/reference-data';
import { testDatabase } from '@careway/testing';
import { MIGRATIONS } from '../database/migrations.ts';
import { feedObserved } from '../heard.fixture.ts';
import { recordFigures } from '../keep-figures/record-figures.ts';
import { lockBoard } from '../project-board/board-log.ts';
import { project } from '../project-board/project.ts';
import { placeOf } from '../show-board/layout-of.ts';
import type { Occupancy } from './ask-occupancy.ts';
import { differences } from './differences.ts';
import { knownNow } from './known-now.ts';

const AT = '2026-11-22T10:00:00.000Z';
const LATER = '2026-11-22T10:05:00.000Z';
const SITE = 'RPA02';
const reference = loadReferenceData('deploy/reference/kent-and-medway');
const { layout } = placeOf(reference, '2026-11-22', 5);
const OPEN = reference
  .at('2026-11-22')
  .wards.filter(({ siteId, bedBase }) => siteId === SITE && bedBase)
  .reduce((sum, { id }) => sum + reference.bedsOfWard(id, '2026-11-22').length, 0);
const nothing: BoardFacts = { beds: [], flows: [], feeds: [], heartbeats: [], opel: [], figures: [], alerts: [] };
const occupancy = (...sites: Partial<Occupancy['sites'][number]>[]): Occupancy => ({
  at: AT,
  knownAt: LATER,
  sites: sites.map((site) => ({
    siteId: SITE,
    providerId: 'RPA',
    occupied: 0,
    onLeave: 0,
    admissions: 0,
    discharges: 0,
    ...site,
  })),
});

let database: Database;
beforeAll(async () => {
  ({ database } = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS }));
  const heard = feedObserved({ interfaceId: 'rpa-pas', providerId: 'RPA', lastReceivedAt: LATER }, LATER);
  await database.transaction((tx) => project(tx, [heard], [], Date.parse(LATER)));
});

const known = (shown: BoardFacts, ...sites: Parameters<typeof occupancy>) =>
  knownNow(database, reference, { at: AT, layout, shown, occupancy: occupancy(...sites) });
const bedsOf = ({ beds }: BoardFacts, siteId = SITE) => beds.find((one) => one.siteId === siteId);

describe('what is known by now of a moment', () => {
  it('has a site of which nothing had been shown by then: its beds, and who was there', async () => {
    const facts = await known(nothing, { occupied: 7, onLeave: 1, admissions: 2 });
    expect(OPEN).toBeGreaterThan(8);
    expect(bedsOf(facts)).toMatchObject({ open: OPEN, occupied: 7, onLeave: 1, usable: OPEN - 8, knownAt: LATER });
    const seen = (those: BoardFacts) => ({ facts: those, board: boardAt(layout, those, Date.parse(AT)) });
    const found = differences(seen(nothing), seen(facts), (id) => id);
    expect(found).toContainEqual(
      expect.objectContaining({ placeId: SITE, figureId: 'occupied', shown: null, known: 7 }),
    );
  });

  it('is silent about a site whose feed nobody has heard to this day', async () => {
    const facts = await known(nothing, {});
    const [shown, now] = [nothing, facts].map((those) => boardAt(layout, those, Date.parse(AT)));
    const site = (board = now!) => board.providers.find(({ id }) => id === 'RVV')!.figures.occupied;
    expect(site()).toMatchObject({ value: null, state: 'never received' });
    expect(site(shown)).toMatchObject({ value: null, state: 'never received' });
  });

  it('has people at no site of the board', async () => {
    const facts = await known(nothing, { siteId: 'RPA-unknown', occupied: 2 });
    expect(bedsOf(facts, 'RPA-unknown')).toMatchObject({ open: 0, occupied: 2, usable: 0, wards: 0 });
  });

  it('mends what was shown, and leaves as it was what was right', async () => {
    const shown: SiteBeds = {
      kind: 'beds',
      siteId: SITE,
      providerId: 'RPA',
      open: 20,
      occupied: 12,
      usable: 8,
      onLeave: 0,
      wards: 3,
      asOf: AT,
      knownAt: AT,
    };
    expect(bedsOf(await known({ ...nothing, beds: [shown] }, { occupied: 12 }))).toEqual(shown);
    expect(bedsOf(await known({ ...nothing, beds: [shown] }, { occupied: 10 }))).toMatchObject({
      open: 20,
      occupied: 10,
      usable: 10,
    });
  });

  it('has the last value of an observed figure that is about the time until then, corrections and all', async () => {
    const figureId = 'ambulance-handover-mean';
    const say = (value: number, asOf: string, more: Partial<FigureValue> = {}) =>
      database.transaction(async (tx) => {
        await lockBoard(tx);
        const said = { figureId, placeId: 'RPA', value, asOf, knownAt: LATER, interfaceId: 'ambulance-times' };
        const values = [{ ...said, source: crypto.randomUUID(), ...more }];
        await recordFigures(tx, reference.at('2026-11-22'), values, Date.parse(LATER));
      });
    const valueOf = async () => (await known(nothing)).figures.map(({ placeId, value }) => [placeId, value]);
    expect(await valueOf()).toEqual([]);
    await say(20, '2026-11-22T09:30:00.000Z');
    await say(23, '2026-11-22T09:45:00.000Z');
    await say(25, '2026-11-22T10:01:00.000Z');
    expect(await valueOf()).toEqual([['RPA', 23]]);
    await say(22, '2026-11-22T09:45:00.000Z', { knownAt: '2026-11-22T10:20:00.000Z' });
    await say(4_320, '2026-11-22T09:50:00.000Z');
    await say(21, '2026-11-22T09:55:00.000Z', { source: `followed/${LATER}` });
    expect(await valueOf()).toEqual([['RPA', 22]]);
  });
});
