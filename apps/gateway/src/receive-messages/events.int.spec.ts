import { testGateway, type TestGateway } from '../gateway.fixture.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});

const message = (controlId: string, more: object = {}) => ({
  controlId,
  sendingApplication: 'RIO',
  sendingFacility: 'RXY',
  type: 'ADT',
  event: 'A01',
  occurredAt: '2026-11-22T09:40:00+00:00',
  patient: {
    identifiers: [
      { value: 'K100', type: 'PI' },
      { value: '999 000 0018', type: 'NH' },
    ],
    familyName: 'MARKED',
    givenName: null,
  },
  visit: { number: 'KV1', patientClass: 'I', location: { pointOfCare: 'Fern Ward' }, dischargeDisposition: null },
  ...more,
});
const outbox = (messageId: string) =>
  gateway.rows(`SELECT type, payload FROM outbox WHERE payload->'data'->>'messageId' = '${messageId}'`);

describe('POST /events', () => {
  it('stores the same facts as ER7 would, and tells them', async () => {
    const { status, body } = await gateway.postJson('/events', message('j1'));
    expect({ status, body }).toMatchObject({ status: 201, body: { outcome: 'accepted' } });
    const [event] = await outbox(body.messageId);
    expect(event.type).toBe('gateway.patient-admitted.v1');
    expect(event.payload.data).toMatchObject({
      interfaceId: 'rxy-rio',
      trigger: 'A01',
      occurredAt: '2026-11-22T09:40:00.000Z',
      recordedAt: '2026-11-22T09:40:00.000Z',
      location: { wardId: 'RXYSM-FERN', pointOfCare: 'Fern Ward' },
      dischargeDisposition: null,
    });
    expect(JSON.stringify(event)).not.toMatch(/MARKED|K100|9990000018|KV1/);
  });

  it('finds the same person and visit as a message by another door', async () => {
    const { subjectIds } = (
      await gateway.postJson('/subjects/search', { identifiers: [{ value: 'K100', authority: 'RXY' }] })
    ).body;
    const [row] = await gateway.rows(`SELECT subject_id FROM message WHERE control_id = 'j1'`);
    expect(subjectIds).toEqual([row.subject_id]);
  });

  it('answers 200 to the same message again, 409 to another under its control id', async () => {
    const first = await gateway.postJson('/events', message('j2'));
    const again = await gateway.postJson('/events', message('j2'));
    const other = await gateway.postJson('/events', message('j2', { event: 'A03' }));
    expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
    expect(again.body).toMatchObject({ messageId: first.body.messageId, outcome: 'replayed' });
    expect(other.body.errors).toEqual([{ field: 'controlId', rule: expect.any(String), fix: expect.any(String) }]);
  });

  it('names field, rule and fix of each fault of the schema, and keeps the message', async () => {
    const wrong = message('j3', { occurredAt: 'yesterday', visit: { patientClass: 'I' }, colour: 'red' });
    const { status, body } = await gateway.postJson('/events', wrong);
    expect(status).toBe(422);
    expect(new Set(body.errors.map(({ field }: { field: string }) => field))).toEqual(
      new Set(['occurredAt', 'visit.number', 'colour']),
    );
    for (const { rule, fix } of body.errors) expect([typeof rule, typeof fix]).toEqual(['string', 'string']);
    const [row] = await gateway.rows(`SELECT id, interface_id, status FROM message WHERE control_id = 'j3'`);
    expect(row).toEqual({ id: body.messageId, interface_id: 'rxy-rio', status: 'unreadable' });
    const shown = await gateway.get(`/messages/${body.messageId}`);
    expect(shown.content.body).toMatchObject({ controlId: 'j3', occurredAt: 'yesterday' });
  });

  it('has the rules of HL7 v2 too, told by the names of the JSON', async () => {
    const transfer = message('j4', { event: 'A02', visit: { number: 'KV1' } });
    const nobody = message('j5', { patient: { identifiers: [] } });
    const fields = async (one: object) => {
      const { status, body } = await gateway.postJson('/events', one);
      return [status, body.errors.map(({ field }: { field: string }) => field)];
    };
    expect(await fields(transfer)).toEqual([422, ['visit.location']]);
    expect(await fields(nobody)).toEqual([422, ['patient.identifiers']]);
    expect(await fields(message('j6', { event: 'A99' }))).toEqual([422, ['event']]);
  });

  it('keeps nothing of a body that names no sender', async () => {
    const { status, body } = await gateway.postJson('/events', { controlId: 'j7' });
    expect([status, body.errors[0].field]).toEqual([422, 'sendingApplication']);
    expect(await gateway.rows(`SELECT 1 FROM message WHERE control_id = 'j7'`)).toEqual([]);
    expect((await gateway.post('/events', '{"a":', { 'content-type': 'application/json' })).status).toBe(400);
  });

  it('refuses and keeps a message with a zero byte, wherever it stands', async () => {
    for (const [controlId, more] of [
      ['z1', { sendingApplication: 'R\0IO' }],
      ['z\u00002', {}],
      ['z3', { patient: { identifiers: [{ value: 'K\0' }] } }],
      ['z\u00004', { occurredAt: 'never' }],
    ] as const) {
      const { status, body } = await gateway.postJson('/events', message(controlId, more));
      expect([status, body.messageId]).toEqual([422, expect.any(String)]);
    }
  });

  it('answers a list item by item, in order', async () => {
    const list = [message('l1'), message('l2', { event: 'A99' }), message('l1'), null];
    const { status, body } = await gateway.postJson('/events', list);
    expect(status).toBe(207);
    expect(body.results.map((one: { status: number }) => one.status)).toEqual([201, 422, 200, 422]);
    expect(
      (
        await gateway.postJson(
          '/events',
          Array.from({ length: 501 }, () => ({})),
        )
      ).status,
    ).toBe(413);
  });
});

describe('POST /read', () => {
  it('tells what would be answered and where the place leads, and stores nothing', async () => {
    const before = await gateway.rows('SELECT count(*) AS n FROM message');
    const { body } = await gateway.postJson('/read', message('r1'));
    expect(body).toMatchObject({
      interfaceId: 'rxy-rio',
      answer: 'accepted',
      code: 'AA',
      says: { trigger: 'A01', wardId: 'RXYSM-FERN' },
    });
    const er7 = 'MSH|^~\\&|PAS|TRUST|||20261122||ADT^A02|1|P|2.4\nEVN|A02|20261122\nPID|1||1^^^T\nPV1|1|I\n';
    const told: any = await (await gateway.post('/read', er7, { 'content-type': 'text/plain' })).json();
    expect(told).toMatchObject({ interfaceId: 'try-out', answer: 'unreadable', code: 'AE' });
    expect(told.problems.map(({ place }: { place: string }) => place)).toEqual(
      expect.arrayContaining(['PV1-3', 'PV1-19']),
    );
    expect(await gateway.rows('SELECT count(*) AS n FROM message')).toEqual(before);
  });
});
