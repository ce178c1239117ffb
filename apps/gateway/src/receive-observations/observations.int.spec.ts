import { testGateway, type TestGateway } from '../gateway.fixture.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});

const observation = (controlId: string, more: object = {}) => ({
  controlId,
  sendingApplication: 'AMBULANCE-TIMES',
  sendingFacility: 'RYD',
  figureId: 'ambulance-handover-mean',
  placeId: 'RVV',
  value: 23.5,
  asOf: '2026-11-22T09:30:00+00:00',
  ...more,
});
const outbox = (messageId: string) =>
  gateway.rows(`SELECT type, payload FROM outbox WHERE payload->'data'->>'messageId' = '${messageId}'`);
const COLUMNS = 'control_id,sending_application,sending_facility,figure_id,place_id,value,as_of';
const csv = (...rows: string[]) =>
  gateway.post('/observations', [COLUMNS, ...rows].join('\n'), { 'content-type': 'text/csv' });

describe('POST /observations', () => {
  it('stores a value once and tells it with both its times', async () => {
    const { status, body } = await gateway.postJson('/observations', observation('o1'));
    expect({ status, body }).toMatchObject({ status: 201, body: { outcome: 'accepted', warnings: [] } });
    const [event, ...more] = await outbox(body.messageId);
    expect(more).toEqual([]);
    expect(event.payload).toMatchObject({
      type: 'gateway.figure-observed.v1',
      subject: 'ambulance-handover-mean/RVV',
      data: { figureId: 'ambulance-handover-mean', placeId: 'RVV', value: 23.5, unit: 'minutes' },
    });
    expect(event.payload.data.asOf).toBe('2026-11-22T09:30:00.000Z');
    expect(event.payload.data.receivedAt).toBe(event.payload.time);
  });

  it('answers 200 to the same again, 409 to another under its control id, and tells nothing more', async () => {
    const first = await gateway.postJson('/observations', observation('o2'));
    const again = await gateway.postJson('/observations', observation('o2'));
    const other = await gateway.postJson('/observations', observation('o2', { value: 24 }));
    expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
    expect(again.body).toMatchObject({ messageId: first.body.messageId, outcome: 'replayed' });
    expect(other.body.errors[0].field).toBe('controlId');
    expect(await outbox(first.body.messageId)).toHaveLength(1);
    expect(await outbox(other.body.messageId)).toEqual([]);
  });

  it.each([
    ['a figure that there is not', { figureId: 'colour' }, 'figureId'],
    ['a figure that follows from events', { figureId: 'ga-occupancy' }, 'figureId'],
    ['a place that there is not', { placeId: 'R00' }, 'placeId'],
    ['a place of another kind', { placeId: 'RXY' }, 'placeId'],
    ['another unit', { unit: 'hours' }, 'unit'],
    ['a moment that is not yet', { asOf: '2099-01-01T00:00:00Z' }, 'asOf'],
    ['a value that is text', { value: 'many' }, 'value'],
    ['no value at all', { value: undefined }, 'value'],
    ['a field that there is not', { colour: 'red' }, 'colour'],
  ])('refuses %s with field, rule and fix, and keeps it', async (name, wrong, field) => {
    const { status, body } = await gateway.postJson('/observations', observation(`wrong ${name}`, wrong));
    expect(status).toBe(422);
    expect(body.errors).toContainEqual({ field, rule: expect.any(String), fix: expect.any(String) });
    expect(await gateway.rows(`SELECT status FROM message WHERE id = '${body.messageId}'`)).toEqual([
      { status: 'unreadable' },
    ]);
    expect(await outbox(body.messageId)).toEqual([]);
  });

  it('refuses a body that names no sender', async () => {
    const { status, body } = await gateway.postJson('/observations', { figureId: 'ed-present' });
    expect({ status, field: body.errors[0].field }).toEqual({ status: 422, field: 'sendingApplication' });
  });

  it('takes an unknown value as unknown', async () => {
    const { status, body } = await gateway.postJson('/observations', observation('o3', { value: null }));
    expect(status).toBe(201);
    expect((await outbox(body.messageId))[0].payload.data.value).toBeNull();
  });

  it('answers a list with the status of each', async () => {
    const list = [observation('l1'), observation('l2', { placeId: 'R00' }), observation('l1')];
    const { status, body } = await gateway.postJson('/observations', list);
    expect(status).toBe(207);
    expect(body.results.map((one: { status: number }) => one.status)).toEqual([201, 422, 200]);
  });

  it('takes CSV, each row as one message, an empty value as unknown', async () => {
    const answer = await csv(
      'c1,AMBULANCE-TIMES,RYD,ed-present,RVV,61,2026-11-22T09:30:00Z',
      'c2,AMBULANCE-TIMES,RYD,ed-present,RPA,,2026-11-22T09:30:00Z',
      'c3,AMBULANCE-TIMES,RYD,ed-present,RPA,lots,2026-11-22T09:30:00Z',
    );
    const { results } = (await answer.json()) as { results: any[] };
    expect(answer.status).toBe(207);
    expect(results.map(({ line, status }) => [line, status])).toEqual([
      [2, 201],
      [3, 201],
      [4, 422],
    ]);
    expect(results[2].body.errors[0]).toMatchObject({ field: 'value' });
    expect((await outbox(results[0].body.messageId))[0].payload.data.value).toBe(61);
    expect((await outbox(results[1].body.messageId))[0].payload.data.value).toBeNull();
  });

  it('refuses CSV that can not be read, and says where', async () => {
    const wrong = await gateway.post('/observations', 'control_id,colour\n1,red\n', { 'content-type': 'text/csv' });
    const short = await csv('c1,AMBULANCE-TIMES');
    expect([wrong.status, short.status]).toEqual([422, 422]);
    expect(((await wrong.json()) as any).errors[0].field).toBe('column 2');
    expect(((await short.json()) as any).errors[0].field).toBe('line 2');
  });

  it('is told again when it is replayed, as the same message', async () => {
    const { body } = await gateway.postJson('/observations', observation('o4'));
    const answer = await gateway.post(`/messages/${body.messageId}/replay`, '');
    expect(answer.status).toBeLessThan(300);
    const events = await outbox(body.messageId);
    expect(events.map(({ payload }) => payload.data.value)).toEqual([23.5, 23.5]);
  });
});
