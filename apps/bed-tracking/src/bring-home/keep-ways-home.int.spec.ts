import { randomUUID } from 'node:crypto';
import type { PersonAway } from '@careway/out-of-area';
import type { PlaceNow } from '@careway/places';
import { testDatabase } from '@careway/testing';
import { messagingMigrations } from '@careway/messaging';
import { WaysHome1795440000000 } from '../database/migrations/1795440000000-ways-home.ts';
import { keepWaysHome } from './keep-ways-home.ts';
import { readWaysHome } from './way-home-rows.ts';

const SINCE = '2026-03-02T08:00:00.000Z';
const place = (placeId: string, more: Partial<PlaceNow> = {}): PlaceNow => ({
  placeId,
  type: 'bed',
  label: placeId,
  bay: '',
  wardId: 'FOXGLOVE',
  wardName: 'Foxglove',
  siteId: 'RXYSM',
  siteName: 'St Martins',
  providerId: 'RXY',
  wardKind: 'mental-health',
  bedClass: '200',
  sex: 'mixed',
  isolation: false,
  escalation: false,
  specialisms: [],
  bedBase: true,
  state: 'open',
  since: SINCE,
  knownAt: SINCE,
  version: 1,
  staffed: true,
  ...more,
});

const away = (more: Partial<PersonAway> = {}): PersonAway => ({
  placementId: randomUUID(),
  subjectId: randomUUID(),
  need: { bedClasses: ['200'], sex: 'any', isolation: false, specialisms: [] },
  reasonCode: '10',
  nights: 10,
  kmFromHome: 200,
  wish: 'wants-home',
  contactsMissed: 0,
  ...more,
});

async function keeping() {
  const { database } = await testDatabase({
    schema: 'bed_tracking',
    migrations: [...messagingMigrations, WaysHome1795440000000],
  });
  const keep = (places: PlaceNow[], people: PersonAway[]) =>
    database.transaction((tx) => keepWaysHome(tx, { places, people, newId: randomUUID }));
  const shown = async (open = true) =>
    (await readWaysHome(database, { open, limit: 100 })).map((row) => [
      row.place_id,
      row.people.map(({ placementId }) => placementId),
      row.closed_because,
    ]);
  const decided = (wayHomeId: string, decision: string, placementId: string | null) =>
    database.execute(`INSERT INTO way_home_decision VALUES ($1, 0, now(), $2, $3, 'said so', '{}', NULL, '[]')`, [
      wayHomeId,
      decision,
      placementId,
    ]);
  return { database, keep, shown, decided };
}

describe('ways home', () => {
  it('open for usable mental health places that fit somebody, and stay the same while nothing changes', async () => {
    const { keep, shown, database } = await keeping();
    const [far, near] = [away(), away({ kmFromHome: 30 })];
    const places = [
      place('a'),
      place('b', { state: 'occupied' }),
      place('c', { bedClass: '201' }),
      place('d', { bedClass: undefined }),
      place('e', { staffed: false }),
      place('f', { escalation: true }),
    ];
    expect(await keep(places, [near, far])).toHaveLength(1);
    expect(await shown()).toEqual([['a', [far.placementId, near.placementId], null]]);
    const before = await database.query('SELECT xmin::text FROM way_home');
    expect(await keep(places, [far, near])).toEqual([]);
    expect(await database.query('SELECT xmin::text FROM way_home')).toEqual(before);
  });

  it('have the people of now, and close when the place or the people are gone', async () => {
    const { keep, shown } = await keeping();
    const [one, other] = [away(), away()];
    await keep([place('a'), place('b')], [one]);
    await keep([place('a'), place('b', { state: 'reserved' })], [one, { ...other, nights: 100 }]);
    expect(await shown()).toEqual([['a', [other.placementId, one.placementId], null]]);
    await keep([place('a')], [{ ...one, wish: 'wants-to-stay' }]);
    expect(await shown()).toEqual([]);
    expect((await shown(false)).map(([id, , because]) => [id, because]).sort()).toEqual([
      ['a', 'nobody who is away fits the place'],
      ['b', 'the place can not be used now'],
    ]);
  });

  it('leave out whom somebody decided against, for this place alone', async () => {
    const { keep, shown, decided } = await keeping();
    const [one, other] = [away({ nights: 50 }), away()];
    const [wayHomeId] = await keep([place('a')], [one, other]);
    await decided(wayHomeId!, 'not-this-person', one.placementId);
    await keep([place('a'), place('b')], [one, other]);
    expect((await shown()).sort()).toEqual([
      ['a', [other.placementId], null],
      ['b', [one.placementId, other.placementId], null],
    ]);
  });

  it('do not come back for a place that is kept for others, until it has been used', async () => {
    const { keep, shown, database } = await keeping();
    await keep([place('a')], [away()]);
    await database.execute(`UPDATE way_home SET closed_at = now(), closed_because = 'kept for others'`);
    expect(await keep([place('a')], [away()])).toEqual([]);
    expect(await keep([place('a', { state: 'occupied' })], [away()])).toEqual([]);
    expect(await keep([place('a', { since: '2026-03-05T08:00:00.000Z' })], [away()])).toHaveLength(1);
    expect(await shown()).toHaveLength(1);
  });

  it('are one for each place, though two processes look at once', async () => {
    const { keep, shown } = await keeping();
    const person = away();
    const opened = await Promise.all(Array.from({ length: 8 }, () => keep([place('a')], [person])));
    expect(opened.flat()).toHaveLength(1);
    expect(await shown()).toEqual([['a', [person.placementId], null]]);
  });
});
