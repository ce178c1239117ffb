import { randomUUID } from 'node:crypto';
import type { Actor } from '@careway/identity';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import type { NoticePage, TransferAnswer, TransferPage } from './shapes.ts';

const [A, B] = ['RVV', 'RXY'];

describe('handing over by the API', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  interface Asked {
    by?: string;
    role?: Actor['role'];
    key?: string;
    version?: number;
  }
  const post = async (path: string, body: object, { by = A, key = randomUUID(), version, ...actor }: Asked = {}) => {
    const headers = {
      ...(await beds.as({ organisationId: by, ...actor })),
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    };
    const answer = await beds.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as TransferAnswer & Record<string, unknown> };
  };
  const get = async <Answer>(path: string, by = A, role: Actor['role'] = 'bed-manager') => {
    const answer = await beds.ask(path, { headers: await beds.as({ organisationId: by, role }) });
    return { status: answer.status, body: (await answer.json()) as Answer };
  };
  const OFFER = { to: { organisationId: B, unit: 'Foxglove' }, reason: 'specialist-care', note: 'needs a calm room' };
  const offered = async (more: object = {}) => {
    const { status, body } = await post('/transfers', { subjectId: randomUUID(), ...OFFER, ...more });
    expect(status).toBe(201);
    return body;
  };

  it('goes from offer to arrival, each act by its own side, and keeps who did what', async () => {
    const { transferId, subjectId } = await offered();
    const act = (doing: string, by: string, version: number, body: object = {}) =>
      post(`/transfers/${transferId}/${doing}`, body, { by, version });
    expect((await act('accept', A, 1)).status).toBe(403);
    expect((await act('accept', B, 1)).body.state).toBe('accepted');
    expect((await act('withdraw', A, 2, { reason: 'changed our mind' })).status).toBe(409);
    expect((await act('arrive', B, 2)).status).toBe(409);
    expect((await act('depart', A, 2)).body.state).toBe('departed');
    expect((await act('arrive', B, 3, { at: '2026-01-01T00:00:00Z' })).status).toBe(422);
    const { body } = await act('arrive', B, 3, { note: 'calm on arrival' });
    expect(body.acts.map(({ act: what, by }) => [what, by?.organisationId])).toEqual([
      ['offer', A],
      ['accept', B],
      ['depart', A],
      ['arrive', B],
    ]);
    expect((await get<TransferAnswer>(`/transfers/${transferId}`, B)).body).toEqual(body);
    expect((await post('/transfers', { subjectId, ...OFFER })).body).toMatchObject({ heldBy: B, status: 409 });
    const types = await beds.database.query<{ type: string }>(
      'SELECT type FROM outbox WHERE aggregateid = $1 UNION ALL SELECT act FROM notice WHERE subject_id = $1::uuid',
      [subjectId],
    );
    expect(
      types
        .filter(({ type }) => !type.includes('.'))
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['accept', 'arrive', 'depart', 'offer']);
  });

  it('answers the same command again the same, and another under its key not', async () => {
    const [key, subjectId] = [randomUUID(), randomUUID()];
    const first = await post('/transfers', { subjectId, ...OFFER }, { key });
    expect(await post('/transfers', { subjectId, ...OFFER }, { key })).toEqual(first);
    expect((await post('/transfers', { subjectId, ...OFFER, reason: 'legal' }, { key })).status).toBe(422);
  });

  it('says what changed to who acts on an old version', async () => {
    const { transferId } = await offered();
    const path = `/transfers/${transferId}`;
    await post(`${path}/refuse`, { reason: 'no-place', nextStep: 'offer-elsewhere' }, { by: B, version: 1 });
    const { status, body } = await post(`${path}/withdraw`, { reason: 'found a bed' }, { version: 1 });
    expect([status, body]).toMatchObject([
      412,
      {
        current: { state: 'refused', refusal: { reason: 'no-place', nextStep: 'offer-elsewhere' } },
        changes: [{ version: 2, act: 'refuse', by: { organisationId: B } }],
      },
    ]);
    expect((await post(`${path}/withdraw`, { reason: 'found a bed' })).status).toBe(428);
  });

  it.each([
    ['refuse', { reason: 'no-place' }, 'nextStep'],
    ['refuse', { nextStep: 'escalate' }, 'reason'],
    ['withdraw', {}, 'reason'],
  ])('takes no %s without a word that is needed', async (act, body, field) => {
    const { transferId } = await offered();
    const answer = await post(`/transfers/${transferId}/${act}`, body, { by: act === 'refuse' ? B : A, version: 1 });
    const fields = (answer.body['errors'] as { field: string }[]).map((error) => error.field);
    expect([answer.status, new Set(fields)]).toEqual([422, new Set([field])]);
  });

  it('hands over to a real place outside the network, whose answers the sender writes down', async () => {
    const outside = { organisationName: 'Far Away Hospital', reason: 'no-bed-available' };
    const subjectId = randomUUID();
    const ask = (to: object) => post('/transfers', { subjectId, reason: 'capacity', to });
    expect((await ask({ organisationId: 'NMV1' })).status).toBe(422);
    expect((await ask({ organisationId: B, unit: 'Elm', outside })).status).toBe(422);
    expect((await ask({ organisationId: 'NMV1', outside })).body['errors']).toMatchObject([{ field: 'to.unit' }]);
    const { body } = await ask({ organisationId: 'NMV1', unit: 'Elm Ward', outside });
    const path = `/transfers/${body.transferId}/accept`;
    expect((await post(path, {}, { version: 1 })).body['errors']).toMatchObject([{ field: 'answeredBy' }]);
    const accepted = await post(path, { answeredBy: 'ward manager' }, { version: 1 });
    expect(accepted.body.acts[1]).toMatchObject({ answeredBy: 'ward manager', by: { organisationId: A } });
  });

  it('takes a confirmed reservation for this person along, and no other', async () => {
    const [subjectId, reservationId] = [randomUUID(), randomUUID()];
    await beds.database.execute(
      `INSERT INTO reservation (reservation_id, place_id, ward_id, provider_id, organisation_id, subject_id, status,
         fence, held_until, held_by, held_reason)
       SELECT $1, place_id, ward_id, $3, $3, $2, 'confirmed', 1, clock_timestamp(), '{}', 'for a transfer'
       FROM place WHERE ward_id LIKE 'RXY%' ORDER BY place_id LIMIT 1`,
      [reservationId, subjectId, B],
    );
    expect((await post('/transfers', { subjectId: randomUUID(), ...OFFER, reservationId })).status).toBe(422);
    const { body } = await post('/transfers', { subjectId, ...OFFER, reservationId });
    expect(body).toMatchObject({ reservationId, to: { placeId: expect.stringMatching(/^RXY/) as string } });
  });

  it('shows each organisation its own transfers and notices, the control centre all, in pages and as CSV', async () => {
    const offers = [await offered(), await offered({ to: { organisationId: 'RPA' } }), await offered()];
    const ids = async (by: string, role?: Actor['role']) => {
      const seen: string[] = [];
      for (let next: string | undefined = ''; next !== undefined;) {
        const { body }: { body: TransferPage } = await get(`/transfers?limit=2${next && `&after=${next}`}`, by, role);
        seen.push(...body.items.map(({ transferId }) => transferId));
        next = body.next;
      }
      return offers.map(({ transferId }) => seen.includes(transferId));
    };
    expect(await ids(A)).toEqual([true, true, true]);
    expect(await ids(B)).toEqual([true, false, true]);
    expect(await ids('RWF')).toEqual([false, false, false]);
    expect(await ids('QKS', 'control-centre')).toEqual([true, true, true]);
    expect((await get(`/transfers/${offers[1]!.transferId}`, B)).status).toBe(404);
    const { body } = await get<NoticePage>('/organisations/RPA/notices', 'RPA');
    expect(body.items.map(({ number, act }) => [number, act])).toEqual([[1, 'offer']]);
    expect((await get('/organisations/RPA/notices', B)).status).toBe(403);
    expect((await beds.ask('/transfers')).status).toBe(401);
    const csv = await beds.ask('/transfers?format=csv', { headers: await beds.as({ organisationId: 'RPA' }) });
    expect((await csv.text()).split('\r\n')[1]).toContain(`${offers[1]!.transferId},${offers[1]!.subjectId},offered,1`);
  });
});
