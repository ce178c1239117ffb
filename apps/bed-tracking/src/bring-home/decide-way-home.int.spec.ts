import { randomUUID } from 'node:crypto';
import type { WayHomeDecided } from '@careway/contracts';
import type { Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import type { PersonAway } from '@careway/out-of-area';
import { readPlaces } from '../find-places/read-places.ts';
import { testLedger } from '../ledger.fixture.ts';
import { holdPlace } from '../reserve-places/hold-place.ts';
import { decideWayHome } from './decide-way-home.ts';
import { keepWaysHome } from './keep-ways-home.ts';
import type { DecideWayHome } from './shapes.ts';
import { readWayHome, readWaysHome } from './way-home-rows.ts';

const LEAD: Actor = { id: 'owen', name: 'Owen Ashby', role: 'out-of-area-lead', organisationId: 'RXY' };
const WARD = 'RXYPH-ROSEWOOD';
const REASON = 'Her team can visit every day here';

const away = (more: Partial<PersonAway> = {}): PersonAway => ({
  placementId: randomUUID(),
  subjectId: randomUUID(),
  need: { bedClasses: ['204'], sex: 'female', isolation: false, specialisms: [] },
  reasonCode: '10',
  nights: 95,
  kmFromHome: 231,
  wish: 'wants-home',
  contactsMissed: 0,
  ...more,
});

async function deciding(...people: PersonAway[]) {
  const ledger = await testLedger();
  const { database, places } = ledger;
  const beds = places.typedPlaces.filter(({ wardId }) => wardId === WARD);
  const keep = () =>
    database.transaction(async (tx) => {
      const { places: now } = await readPlaces(tx, beds);
      return keepWaysHome(tx, { places: now, people, newId: randomUUID });
    });
  const decide = (wayHomeId: string, said: Partial<DecideWayHome>) =>
    database.transaction(async (tx) => {
      const decision = { decision: 'bring-home', reason: REASON, ...said } as const;
      const hold = async (...[own, asked]: Parameters<Parameters<typeof decideWayHome>[4]>) =>
        (await holdPlace(own, places, asked)).result;
      await publish(tx, [await decideWayHome(tx, wayHomeId, decision, LEAD, hold)]);
    });
  const refusal = (asked: Promise<void>) =>
    asked.then(
      () => 'nothing was refused',
      (error: { getStatus(): number; getResponse(): object }) => ({
        status: error.getStatus(),
        ...error.getResponse(),
      }),
    );
  return { ...ledger, keep, decide, refusal, way: (id: string) => readWayHome(database, id) };
}

describe('a decision about a way home', () => {
  it('to bring somebody home holds the place for them, and keeps who decided, why, and what they saw', async () => {
    const [first, second] = [away(), away({ nights: 10 })];
    const { keep, decide, way, database, told } = await deciding(first, second);
    const [id] = await keep();
    await decide(id!, { placementId: first.placementId });
    const decided = (await way(id!))!;
    expect(decided).toMatchObject({ closed_because: 'decided: bring home' });
    expect(decided.decisions).toEqual([
      expect.objectContaining({ decision: 'bring-home', placement_id: first.placementId, reason: REASON, actor: LEAD }),
    ]);
    const [row] = await database.query<{ shown: PersonAway[] }>('SELECT shown FROM way_home_decision');
    expect(row!.shown.map(({ placementId }) => placementId)).toEqual([first.placementId, second.placementId]);
    const holds = await database.query(
      `SELECT place_id, subject_id, status, held_reason, held_until - held_at > interval '3:59' AS is_long
       FROM reservation`,
    );
    expect(holds).toEqual([
      {
        place_id: decided.place_id,
        subject_id: first.subjectId,
        status: 'held',
        held_reason: REASON,
        is_long: true,
      },
    ]);
    const [event] = await told<WayHomeDecided>('bed-tracking.way-home-decided.v1');
    expect(event).toMatchObject({ decision: 'bring-home', rank: 1, decidedByRole: 'out-of-area-lead' });
    expect(JSON.stringify(event)).not.toContain(REASON);
    await keep();
    expect((await readWaysHome(database, { open: true, limit: 100 })).map((one) => one.place_id)).not.toContain(
      decided.place_id,
    );
  });

  it('against a person leaves them out of this place, and the next comes first', async () => {
    const [first, second] = [away(), away({ nights: 10 })];
    const { keep, decide, way, refusal, database } = await deciding(first, second);
    const [id] = await keep();
    await decide(id!, { decision: 'not-this-person', placementId: first.placementId });
    await keep();
    expect((await way(id!))!.people.map(({ placementId }) => placementId)).toEqual([second.placementId]);
    expect(await refusal(decide(id!, { placementId: first.placementId }))).toMatchObject({
      status: 409,
      detail: 'Somebody decided against this place for them.',
    });
    expect(await database.query('SELECT 1 FROM reservation')).toEqual([]);
  });

  it('to keep the place for others ends it without a hold', async () => {
    const { keep, decide, way, refusal, database } = await deciding(away());
    const [id] = await keep();
    await decide(id!, { decision: 'keep-for-others' });
    expect(await way(id!)).toMatchObject({ closed_because: 'kept for others' });
    expect(await refusal(decide(id!, { decision: 'keep-for-others' }))).toMatchObject({ status: 409 });
    expect(await database.query('SELECT 1 FROM reservation')).toEqual([]);
  });

  it('needs somebody who is among its people', async () => {
    const { keep, decide, refusal } = await deciding(away());
    const [id] = await keep();
    expect(await refusal(decide(id!, {}))).toMatchObject({ status: 422, errors: [{ field: 'placementId' }] });
    const nobody = { placementId: randomUUID() };
    expect(await refusal(decide(id!, nobody))).toMatchObject({ status: 409, detail: 'They are not away now.' });
    expect(await refusal(decide(randomUUID(), nobody))).toMatchObject({ status: 404 });
  });

  it('is made once: of two at once the second is told that it is over, and the place is held once', async () => {
    const [one, other] = [away(), away()];
    const { keep, decide, refusal, database } = await deciding(one, other);
    const [id] = await keep();
    const both = [one, other].map(({ placementId }) => refusal(decide(id!, { placementId })));
    const outcomes = await Promise.all(both);
    expect(outcomes.filter((outcome) => outcome === 'nothing was refused')).toHaveLength(1);
    expect(outcomes).toContainEqual(expect.objectContaining({ status: 409, title: 'The way home is over' }));
    expect(await database.query('SELECT 1 FROM reservation')).toHaveLength(1);
  });

  it('comes to nothing, and is not kept, when the place went to somebody else meanwhile', async () => {
    const person = away();
    const { keep, decide, refusal, way, database, places } = await deciding(person);
    const [id] = await keep();
    const { place_id: placeId } = (await way(id!))!;
    await database.transaction((tx) =>
      holdPlace(tx, places, { placeId, version: 1, subjectId: randomUUID(), reason: 'came from home', actor: LEAD }),
    );
    expect(await refusal(decide(id!, { placementId: person.placementId }))).toMatchObject({ status: 409 });
    expect(await way(id!)).toMatchObject({ closed_at: null, decisions: [] });
  });
});
