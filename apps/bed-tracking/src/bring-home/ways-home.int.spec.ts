import { randomUUID } from 'node:crypto';
import { today } from '@careway/reference-data';
import { eventually } from '@careway/testing';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import { startSaid } from '../keep-placements/placements.fixture.ts';
import type { OnePlacement } from '../keep-placements/placement-shapes.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import type { WayHomeAnswer } from './shapes.ts';

const WARD = 'RXYPH-ROSEWOOD';

async function begin() {
  const beds = await testBedTracking();
  const { ask } = beds;
  const open = async () => ((await (await ask('/ways-home?limit=200')).json()) as { items: WayHomeAnswer[] }).items;
  const lead = async () => ({
    ...(await beds.as({ role: 'out-of-area-lead' })),
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  });
  const post = async (path: string, body: object) =>
    (await (
      await ask(`/out-of-area/placements${path}`, { method: 'POST', headers: await lead(), body: JSON.stringify(body) })
    ).json()) as OnePlacement;
  /** Somebody who needs a place that only this ward has; away so long that much was missed. */
  const sendAway = async (outcode = 'L1') => {
    const need = { bedClasses: ['204'], sex: 'female' as const, isolation: false, specialisms: [], homeOutcode: 'CT1' };
    const startedAt = `${Temporal.PlainDate.from(today()).subtract({ days: 95 }).toString()}T12:00:00.000Z`;
    const { receiver } = startSaid();
    return post(
      '',
      startSaid({ bedClass: '204', need, startedAt, wish: 'wants-home', receiver: { ...receiver, outcode } }),
    );
  };
  const decide = async (wayHomeId: string, said: object, key: string = randomUUID(), role = 'out-of-area-lead') =>
    ask(`/ways-home/${wayHomeId}/decide`, {
      method: 'POST',
      headers: {
        ...(await beds.as({ role: role as 'out-of-area-lead' })),
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(said),
    });
  return { ...beds, open, sendAway, decide };
}

/** Somebody in every place of the ward. */
async function fillWard(beds: Awaited<ReturnType<typeof begin>>) {
  const list = await beds.get<{ items: { placeId: string }[] }>(`/places?ward=${WARD}&limit=200`);
  const labels = list.items.map(({ placeId }) => placeId.slice(WARD.length + 1));
  const visits = labels.map(() => new ToldVisit(randomUUID(), 'rxy-pas'));
  await beds.says(...visits.map((visit, index) => visit.admitted(500, inBed(WARD, labels[index]!))));
  await eventually(async () => {
    const { items } = await beds.get<{ items: { state: string }[] }>(`/places?ward=${WARD}&limit=200`);
    expect(items.every(({ state }) => state === 'occupied')).toBe(true);
  });
  return { visits, labels };
}

describe('the way home', () => {
  it('is there within seconds of a discharge, is decided by a person, and holds the place', async () => {
    const beds = await begin();
    const { visits, labels } = await fillWard(beds);
    const [first, second] = [await beds.sendAway(), await beds.sendAway('TN23')];
    await beds.says(visits[0]!.tell('A03', 600));
    const told = Date.now();
    await eventually(async () => expect(await beds.open()).toHaveLength(1));
    expect(Date.now() - told).toBeLessThan(5_000);

    const [way] = await beds.open();
    expect(way).toMatchObject({ placeId: `${WARD}-${labels[0]}`, wardId: WARD, siteId: 'RXYPH', bedClass: '204' });
    expect(way!.people).toEqual([
      {
        placementId: first.placementId,
        subjectId: first.subjectId,
        rank: 1,
        reason:
          'away only for want of a local bed (reason 10); wants to come home; 95 nights away, over 90; 26 contacts missed; 364 km from home',
        aheadBy: 'distance: 364 km from home, the next 22 km from home',
      },
      expect.objectContaining({ placementId: second.placementId, rank: 2 }),
    ]);

    const said = { decision: 'bring-home', placementId: first.placementId, reason: 'Her team is ready' };
    const key = randomUUID();
    const answers = await Promise.all([beds.decide(way!.wayHomeId, said, key), beds.decide(way!.wayHomeId, said, key)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const decided = (await answers[0].json()) as WayHomeAnswer;
    expect(decided).toEqual(await answers[1].json());
    expect(decided.decisions).toEqual([
      expect.objectContaining({
        decision: 'bring-home',
        reason: 'Her team is ready',
        by: { name: 'Bea Manning', role: 'out-of-area-lead', organisationId: 'RXY' },
        reservationId: expect.any(String),
      }),
    ]);
    const place = await beds.get<{ state: string }>(`/places/${way!.placeId}`);
    expect(place.state).toBe('held');
    expect(await beds.open()).toEqual([]);

    // Held for the first: the next place that opens is the second's.
    await beds.says(visits[1]!.tell('A03', 610));
    await eventually(async () => expect(await beds.open()).toHaveLength(1));
    const [next] = await beds.open();
    expect(next!.people.map(({ placementId }) => placementId)).toEqual([second.placementId]);
    expect(next!.excluded).toEqual([
      { placementId: first.placementId, subjectId: first.subjectId, why: ['a place is held for them'] },
    ]);

    const csv = (await (await beds.ask('/ways-home?show=all&format=csv')).text()).trim().split('\r\n');
    expect(csv).toHaveLength(3);
  });

  it('is decided by who may, and by nobody who is not signed in', async () => {
    const beds = await begin();
    await beds.sendAway();
    await eventually(async () => expect((await beds.open()).length).toBeGreaterThan(0));
    const [way] = await beds.open();
    const said = { decision: 'keep-for-others', reason: 'Somebody waits in the department' };
    const unsigned = await beds.ask(`/ways-home/${way!.wayHomeId}/decide`, { method: 'POST' });
    expect(unsigned.status).toBe(401);
    expect((await beds.decide(way!.wayHomeId, said, randomUUID(), 'site-team')).status).toBe(403);
    expect((await beds.decide(way!.wayHomeId, { ...said, reason: '' })).status).toBe(422);
    expect((await beds.decide(randomUUID(), said)).status).toBe(404);
    expect((await beds.decide(way!.wayHomeId, said)).status).toBe(200);
    expect((await beds.decide(way!.wayHomeId, said)).status).toBe(409);
    expect(await (await beds.ask(`/ways-home/${way!.wayHomeId}`)).json()).toMatchObject({
      closedBecause: 'kept for others',
    });
    expect((await beds.ask(`/ways-home/${randomUUID()}`)).status).toBe(404);
  });
});
