import { randomUUID } from 'node:crypto';
import type { Actor } from '@careway/identity';
import { eventually } from '@careway/testing';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import type { OutOfAreaFigures } from './figure-shapes.ts';
import { HOUR, startSaid } from './placements.fixture.ts';
import type { OnePlacement, PlacementPage } from './placement-shapes.ts';

const DAY = 24 * HOUR;
/** As the visits of the fixture count. */
const minute = (count: number): string => new Date(Date.UTC(2026, 2, 2, 0, count)).toISOString();
const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

describe('the ledger of placements away', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  const LEAD: Partial<Actor> = { id: 'owen', name: 'Owen Lead', role: 'out-of-area-lead', organisationId: 'RXY' };
  const post = async (
    path: string,
    body: object,
    more: { by?: Partial<Actor>; key?: string; version?: number } = {},
  ) => {
    const { by = LEAD, key = randomUUID(), version } = more;
    const headers = {
      ...(await beds.as(by)),
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    };
    const answer = await beds.ask(`/out-of-area/placements${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as OnePlacement & Record<string, unknown> };
  };
  const get = async <Answer = OnePlacement>(path: string, by: Partial<Actor> = LEAD) => {
    const answer = await beds.ask(`/out-of-area/placements${path}`, { headers: await beds.as(by) });
    return { status: answer.status, body: (await answer.json()) as Answer };
  };
  const started = async (...said: Parameters<typeof startSaid>) => {
    const { status, body } = await post('', startSaid(...said));
    expect(status).toBe(201);
    return body;
  };
  it('keeps a placement from start to end: who said what, when it happened and when it was known', async () => {
    const { placementId, ...placement } = await started({ startedAt: ago(10 * DAY) });
    expect(placement).toMatchObject({
      version: 1,
      senderId: 'RXY',
      outOfArea: true,
      inappropriate: true,
      nights: 10,
      kmBand: '100+',
      wish: 'unknown',
      coordinatorTold: false,
      contactsMissed: 1,
      reviewsMissed: 1,
      continuityKept: false,
    });
    const act = (doing: string, body: object, version?: number) =>
      post(`/${placementId}/${doing}`, body, version === undefined ? {} : { version });
    expect((await act('coordinator-told', { at: ago(9.5 * DAY) })).body.coordinatorTold).toBe(true);
    expect((await act('contacts', { kind: 'telephone', at: ago(8 * DAY) })).body.contactsMissed).toBe(1);
    expect((await act('contacts', { kind: 'video', at: ago(8 * DAY) })).body.contactsMissed).toBe(0);
    const reviewed = await act('reviews', { decision: 'To stay until the fever is gone', at: ago(7 * DAY) });
    expect(reviewed.body).toMatchObject({ reviewsMissed: 0, continuityKept: true });
    expect((await act('change', { wish: 'wants-home', reason: 'She said so' }, 1)).status).toBe(412);
    const changed = await act('change', { wish: 'wants-home', weeklyCostPence: 420_000, reason: 'She said so' }, 5);
    expect(changed.body).toMatchObject({ wish: 'wants-home', weeklyCostPence: 420_000, version: 6 });
    expect((await act('end', { why: 'returned', at: ago(20 * DAY) }, 6)).status).toBe(422);
    const ended = await act('end', { why: 'returned', at: ago(DAY), note: 'By car' }, 6);
    expect(ended.body).toMatchObject({ endedWhy: 'returned', nights: 9, version: 7 });
    expect((await act('end', { why: 'other' }, 7)).status).toBe(409);
    const { body } = await get(`/${placementId}`);
    expect(body.changes.map(({ change, by }) => [change, by?.name])).toEqual(
      ['start', 'coordinator-told', 'contact', 'contact', 'review', 'change', 'end'].map((one) => [one, 'Owen Lead']),
    );
    expect(body.changes[3]!.happenedAt < body.changes[3]!.knownAt).toBe(true);
    await expect(beds.database.execute('UPDATE placement_change SET said = $1', ['{}'])).rejects.toThrow(/not changed/);
  });

  it('does a command once, asks for the right role and sender, and shows a placement to its two sides', async () => {
    const [key, said] = [randomUUID(), startSaid()];
    const both = await Promise.all([post('', said, { key }), post('', said, { key })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0].body).toEqual(both[1].body);
    const { placementId } = both[0].body;
    expect((await post('', { ...said, bedClass: '202' }, { key })).status).toBe(422);
    expect((await post('', startSaid(), { by: { ...LEAD, role: 'site-team' } })).status).toBe(403);
    const stranger = { ...LEAD, id: 'stranger', organisationId: 'RVV' };
    expect((await post(`/${placementId}/contacts`, { kind: 'visit' }, { by: stranger })).status).toBe(403);
    expect((await get(`/${placementId}`, stranger)).status).toBe(404);
    expect((await get(`/${placementId}`, { ...LEAD, organisationId: said.receiver.organisationId })).status).toBe(200);
    expect((await get(`/${placementId}`, { ...stranger, role: 'control-centre' })).status).toBe(200);
    expect((await post('', { ...said, bedClass: 'bed', reasonCode: '16' })).body['errors']).toEqual([
      expect.objectContaining({ field: 'reasonCode' }),
      expect.objectContaining({ field: 'bedClass' }),
    ]);
    expect((await post('', startSaid({ startedAt: ago(-HOUR) }))).status).toBe(422);
    expect((await beds.ask('/out-of-area/placements')).status).toBe(401);
  });

  it('closes the placement before at the start of the next, also when the next is told first', async () => {
    const subjectId = randomUUID();
    const second = await started({ subjectId, startedAt: ago(5 * DAY) });
    const third = await started({ subjectId, startedAt: ago(2 * DAY) });
    const first = await started({ subjectId, startedAt: ago(9 * DAY) });
    expect(first).toMatchObject({ endedAt: second.startedAt, endedWhy: 'next-placement' });
    expect((await get(`/${second.placementId}`)).body).toMatchObject({
      endedAt: third.startedAt,
      endedWhy: 'next-placement',
    });
    expect((await get(`/${third.placementId}`)).body.endedAt).toBeUndefined();
    const list = await get<PlacementPage>(`?subjectId=${subjectId}&show=all&limit=2`);
    expect(list.body.items.map(({ placementId }) => placementId)).toEqual([first.placementId, second.placementId]);
    const rest = await get<PlacementPage>(`?subjectId=${subjectId}&show=all&limit=2&after=${list.body.next}`);
    expect(rest.body.items.map(({ placementId }) => placementId)).toEqual([third.placementId]);
    const csv = await beds.ask(`/out-of-area/placements?subjectId=${subjectId}&format=csv`, {
      headers: await beds.as(LEAD),
    });
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(2);
  });

  it('ends by the records of visits, and lasts again when the record is cancelled', async () => {
    const visit = new ToldVisit(randomUUID(), 'rvv-pas');
    const { placementId } = await started({
      subjectId: visit.subjectId,
      startedAt: minute(0),
      receiver: { ...startSaid().receiver, organisationId: 'RVV' },
    });
    await beds.says(visit.admitted(60, inBed('RVV01-AMU', '01')));
    await beds.says(visit.tell('A03', 600));
    await eventually(async () =>
      expect((await get(`/${placementId}`)).body).toMatchObject({ endedWhy: 'discharged', endedAt: minute(600) }),
    );
    await beds.says(visit.tell('A13', 610));
    await eventually(async () => expect((await get(`/${placementId}`)).body.endedAt).toBeUndefined());
    const { changes } = (await get(`/${placementId}`)).body;
    expect(changes.map(({ change, by }) => [change, by?.name])).toEqual([
      ['start', 'Owen Lead'],
      ['end', undefined],
      ['lasts', undefined],
    ]);
  });

  it('is told late: over by the records that are there already', async () => {
    const visit = new ToldVisit(randomUUID(), 'rvv-pas');
    await beds.says(visit.admitted(60, inBed('RVV01-AMU', '02')), visit.tell('A03', 300));
    await eventually(async () =>
      expect(
        await beds.database.query('SELECT 1 FROM spell WHERE subject_id = $1 AND status = $2', [
          visit.subjectId,
          'closed',
        ]),
      ).toHaveLength(1),
    );
    const late = await started({
      subjectId: visit.subjectId,
      startedAt: minute(0),
      receiver: { ...startSaid().receiver, organisationId: 'RVV' },
    });
    expect(late).toMatchObject({ endedWhy: 'discharged', endedAt: minute(300) });
  });

  it('counts by the national definitions, and says against which plan', async () => {
    const fresh = await testBedTracking();
    const figures = (query: string) => fresh.get<OutOfAreaFigures>(`/out-of-area/figures?${query}`);
    const empty = await figures('period=quarter&on=2026-02-01');
    expect(empty).toMatchObject({ first: '2026-01-01', last: '2026-03-31', new: 0, bedDays: 0, planNights: 570 });
    const one = startSaid({ startedAt: '2026-01-20T19:00:00Z', weeklyCostPence: 455_000 });
    const headers = async () => ({
      ...(await fresh.as(LEAD)),
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    });
    const path = '/out-of-area/placements';
    const placed = (await (
      await fresh.ask(path, { method: 'POST', headers: await headers(), body: JSON.stringify(one) })
    ).json()) as OnePlacement;
    await fresh.ask(`${path}/${placed.placementId}/end`, {
      method: 'POST',
      headers: { ...(await headers()), 'if-match': '"1"' },
      body: JSON.stringify({ why: 'returned', at: '2026-03-31T22:59:00Z' }),
    });
    // Placement A of worked-figures.md: 20 January to 31 March, 70 nights, the clock changed on 29 March.
    expect(await figures('period=quarter&on=2026-02-01')).toMatchObject({
      new: 1,
      bedDays: 70,
      ended: 1,
      active: 0,
      acute: { bedDays: 70 },
      cost: { pence: 4_550_000, bedDaysWithoutPrice: 0 },
      lengthsOfStay: { ended: 1, mean: 70 },
      continuity: { of: 0, kept: 0 },
    });
    expect(await figures('period=month&on=2026-01-05')).toMatchObject({ bedDays: 12, active: 1, ended: 0 });
    const weeks = (await figures('period=month&on=2026-03-31')).weeks;
    expect(weeks.at(-1)).toMatchObject({ startsOn: '2026-03-30', nights: 1 });
    expect(weeks.find(({ startsOn }) => startsOn === '2026-02-02')).toMatchObject({ nights: 7 });
    expect((await fresh.ask('/out-of-area/figures?on=2099-01-01')).status).toBe(422);
  });
});
