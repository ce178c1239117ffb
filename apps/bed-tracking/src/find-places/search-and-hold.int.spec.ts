import { randomUUID } from 'node:crypto';
import { eventually } from '@careway/testing';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import type { PoolPage, SearchAnswer } from './shapes.ts';

const NEED = { types: ['crisis-bed'], sex: 'female', isolation: false, specialisms: [], homeOutcode: 'ME7' };
const POOL = 'crisis-bed/RXY/crisis-house/mixed';

describe('a place that was found', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const all = {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(await beds.as()),
      ...headers,
    };
    return beds.ask(path, { method: 'POST', headers: all, body: JSON.stringify(body) });
  };
  const search = async () =>
    (await (await post('/places/search', { need: NEED, excludedLimit: 10_000 })).json()) as SearchAnswer;
  const usable = async () =>
    (await beds.get<PoolPage>('/pools?type=crisis-bed')).items.find(({ id }) => id === POOL)?.usable;
  const hold = (placeId: string, version: number) =>
    post(`/places/${placeId}/hold`, { subjectId: randomUUID(), reason: 'crisis' }, { 'if-match': `"${version}"` });

  it('can be held by its version, is then left out of search and pool, and comes back when it is released', async () => {
    await eventually(async () => expect(await usable()).toBe(10));
    const [first, second] = (await search()).places;
    const { placeId, version, siteId } = first!.place;
    // The crisis house in Chatham, of the two.
    expect(siteId).toBe('RXYCM');
    const held = await hold(placeId, version);
    expect(held.status).toBe(201);
    const { reservationId } = (await held.json()) as { reservationId: string };

    const without = await search();
    expect(without.places[0]!.place.placeId).toBe(second!.place.placeId);
    const [mine] = without.excluded.filter((one) => one.place.placeId === placeId);
    expect(mine).toMatchObject({
      why: [{ rule: 'state', says: 'held for somebody: crisis' }],
      place: { reservationId },
    });
    await eventually(async () => expect(await usable()).toBe(9));
    expect((await hold(placeId, version)).status).not.toBe(201);

    expect((await post(`/reservations/${reservationId}/release`, { reason: 'went home' })).status).toBe(200);
    const again = (await search()).places[0]!.place;
    expect(again.placeId).toBe(placeId);
    expect(again.version).toBeGreaterThan(version);
    await eventually(async () => expect(await usable()).toBe(10));
  });

  it('of those that look at once and hold the same, one gets it', async () => {
    const { placeId, version } = (await search()).places[0]!.place;
    const answers = await Promise.all(Array.from({ length: 6 }, () => hold(placeId, version)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [201, 409, 412].includes(status))).toBe(true);
  });
});
