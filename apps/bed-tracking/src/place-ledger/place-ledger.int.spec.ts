import { randomUUID } from 'node:crypto';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import type { WardAnswer, WardList } from '../show-wards/shapes.ts';

const WARD = 'RXYSM-FOXGLOVE';

async function begin() {
  const beds = await testBedTracking();
  const headers = { ...(await beds.as()), 'content-type': 'application/json' };
  const places = await beds.get<{ items: { placeId: string; version: number }[] }>(`/places?ward=${WARD}`);
  const send = async (method: string, path: string, body: object, more: Record<string, string> = {}) => {
    const key = { 'idempotency-key': randomUUID() };
    const answer = await beds.ask(path, {
      method,
      headers: { ...headers, ...key, ...more },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const ward = async (query = ''): Promise<WardAnswer> =>
    (await beds.get<WardList>(`/wards${query}`)).wards.find(({ id }) => id === WARD)!;
  return { ...beds, send, ward, places: places.items };
}

it('says of places that they are closed, cleaned, held, and of wards what they have staff for', async () => {
  const { send, ward, places, get, ask, as } = await begin();
  const before = await ward();
  const [closed, cleaned, held] = places;
  const at = (place: typeof closed) => ({ 'if-match': `"${place!.version}"` });

  const reasonless = await send('PUT', `/places/${closed!.placeId}/condition`, { condition: 'closed' }, at(closed));
  expect(reasonless).toMatchObject({ status: 422, body: { errors: [{ field: 'reason' }] } });
  const close = { condition: 'closed', reason: 'flood' };
  expect(await send('PUT', `/places/${closed!.placeId}/condition`, close, at(closed))).toMatchObject({
    status: 200,
    body: { state: 'closed', reason: 'flood', version: 2 },
  });
  expect(await send('PUT', `/places/${closed!.placeId}/condition`, close, at(closed))).toMatchObject({ status: 412 });
  const clean = { condition: 'being-cleaned' };
  expect(await send('PUT', `/places/${cleaned!.placeId}/condition`, clean, at(cleaned))).toMatchObject({ status: 200 });

  const subjectId = randomUUID();
  const key = { 'idempotency-key': randomUUID(), ...at(held) };
  const asked = { subjectId, reason: 'nearest to home' };
  const first = await send('POST', `/places/${held!.placeId}/hold`, asked, key);
  expect(first).toMatchObject({ status: 201, body: { status: 'held', subjectId } });
  expect(await send('POST', `/places/${held!.placeId}/hold`, asked, key)).toEqual(first);
  expect(await send('POST', `/places/${held!.placeId}/hold`, { ...asked, reason: 'other' }, key)).toMatchObject({
    status: 422,
  });
  expect(await send('POST', `/places/${held!.placeId}/hold`, asked)).toMatchObject({ status: 428 });
  const nobody = await ask(`/places/${held!.placeId}/hold`, { method: 'POST' });
  expect(nobody.status).toBe(401);
  const stranger = { ...(await as({ organisationId: 'RVV' })) };
  const theirs = await send('PUT', `/wards/${WARD}/staffing`, { staffedFor: 3, reason: 'sickness' }, stranger);
  expect(theirs.status).toBe(403);
  expect(await get(`/wards/${WARD}/staffing`)).toEqual({ wardId: WARD });
  expect((await ask('/wards/NO-WARD/staffing')).status).toBe(404);

  const staffing = await send('PUT', `/wards/${WARD}/staffing`, { staffedFor: 2, reason: 'sickness' });
  expect(staffing).toMatchObject({ status: 200, body: { staffedFor: 2 } });
  expect(await get(`/wards/${WARD}/staffing`)).toMatchObject({
    staffedFor: 2,
    staffingSaid: { by: { name: 'Bea Manning' }, reason: 'sickness' },
  });
  const now = await ward();
  expect(now).toMatchObject({ open: before.open - 1, empty: before.empty, usable: 1 });
  const words = `empty ${before.empty}, usable 1: 1 held, 1 being cleaned, ${before.empty - 4} without staff, 1 closed`;
  expect(now.inWords).toBe(words);

  const reservation = first.body['reservationId'] as string;
  const closeHeld = await send('PUT', `/places/${held!.placeId}/condition`, close, { 'if-match': '"2"' });
  expect(closeHeld).toMatchObject({ status: 409, body: { reservationId: reservation } });
  expect(await send('POST', `/reservations/${reservation}/confirm`, { reason: 'agreed' })).toMatchObject({
    status: 200,
    body: { status: 'confirmed', confirmed: { by: { id: 'bea', role: 'bed-manager' }, reason: 'agreed' } },
  });
  expect(await send('POST', `/reservations/${reservation}/release`, { reason: 'went elsewhere' })).toMatchObject({
    body: { status: 'released' },
  });
  expect(await get(`/places/${closed!.placeId}`)).toMatchObject({
    state: 'closed',
    condition: 'closed',
    conditionSaid: { by: { name: 'Bea Manning' }, reason: 'flood' },
  });
  const list = await get<{ items: object[] }>(`/reservations?subject=${subjectId}`);
  expect(list.items).toMatchObject([{ reservationId: reservation, ended: { reason: 'went elsewhere' } }]);
  const csv = await (await ask('/reservations?format=csv')).text();
  expect(csv.split('\r\n')[1]).toContain(`${reservation},released,${held!.placeId}`);
});
