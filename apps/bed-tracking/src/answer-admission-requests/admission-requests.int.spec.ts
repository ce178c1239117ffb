import { randomUUID } from 'node:crypto';
import { AdmissionRequested, domainEvent, type DomainEvent } from '@careway/contracts';
import { eventually } from '@careway/testing';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import type { AdmissionFigures, AdmissionRequestAnswer } from './shapes.ts';

const MINUTE = 60_000;
const MOTHERS_AND_BABIES = 'RXYPH-ROSEWOOD';

interface Wish {
  requestId?: string;
  subjectId?: string;
  /** How long ago it was decided. */
  minutes?: number;
  classes?: string[];
  types?: string[];
}

function asked({ requestId = randomUUID(), subjectId = randomUUID(), minutes = 10, classes = ['200'], types }: Wish) {
  const time = new Date().toISOString();
  const decidedAt = new Date(Date.now() - minutes * MINUTE).toISOString();
  const need = {
    ...(types && { types }),
    bedClasses: classes,
    sex: 'female',
    isolation: false,
    specialisms: [],
  } as const;
  return domainEvent(
    AdmissionRequested,
    { id: randomUUID(), subject: subjectId, time },
    {
      requestId,
      subjectId,
      decidedAt,
      organisationId: 'RXY',
      waitingWardId: 'RVV01-ED',
      need: { ...need, homeOutcode: 'CT1', bedClasses: [...classes], specialisms: [] },
    },
  );
}

describe('a request for admission', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  const shown = (event: DomainEvent<AdmissionRequested>) =>
    beds.get<AdmissionRequestAnswer>(`/admission-requests/${event.data.requestId}`);
  const answered = async (event: DomainEvent<AdmissionRequested>) => {
    await eventually(async () => expect((await shown(event)).answeredAt).toBeDefined());
    return shown(event);
  };
  const told = async (type: string, requestId: string) =>
    (
      await beds.database.query<{ data: Record<string, unknown> }>(
        `SELECT body -> 'data' AS data FROM told WHERE type = $1 AND body -> 'data' ->> 'requestId' = $2 ORDER BY seq`,
        [`bed-tracking.${type}.v1`, requestId],
      )
    ).map((row) => row.data);
  const post = async (path: string, body: object = {}, key: string = randomUUID()) =>
    beds.ask(path, {
      method: 'POST',
      headers: { ...(await beds.as()), 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    // What was told goes from the outbox when Kafka has it: it is noted as it is written.
    await beds.database.execute('CREATE TABLE told (seq bigserial, type text, body jsonb)');
    await beds.database.execute(
      `CREATE FUNCTION note_told() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN INSERT INTO told (type, body) VALUES (NEW.type, NEW.payload::jsonb); RETURN NEW; END $$`,
    );
    await beds.database.execute(
      'CREATE TRIGGER note_told AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION note_told()',
    );
  });

  it('is answered with a hold of the nearest place that fits, for half an hour', async () => {
    const event = asked({});
    await beds.says(event);
    const answer = await answered(event);
    expect(answer).toMatchObject({ state: 'offered', waitedMinutes: 10, overLimit: false });
    expect(answer.placeId).toMatch(/^RXYSM-/);
    expect(answer.reason).toContain('nearest to home');
    const left = Date.parse(answer.heldUntil!) - Date.now();
    expect(left).toBeGreaterThan(25 * MINUTE);
    expect(left).toBeLessThanOrEqual(30 * MINUTE);
    const offers = await told('admission-offered', event.data.requestId);
    expect(offers).toEqual([expect.objectContaining({ placeId: answer.placeId, reservationId: answer.reservationId })]);
    expect(offers[0]!['tried']).toBeGreaterThan(100);
  });

  it('is one request, and has one answer, however often it is asked', async () => {
    const event = asked({});
    await beds.says(event, { ...event, id: randomUUID() });
    const { reservationId } = await answered(event);
    const another = asked({});
    await beds.says({ ...event, id: randomUUID() }, another);
    await answered(another);
    expect(await shown(event)).toMatchObject({ reservationId, state: 'offered' });
    expect(await told('admission-offered', event.data.requestId)).toHaveLength(1);
  });

  it('that nothing fits is refused with the reason, what was tried and who has to act', async () => {
    const event = asked({ classes: ['308'] });
    await beds.says(event);
    const answer = await answered(event);
    expect(answer).toMatchObject({ state: 'not-possible', reason: 'no-place-fits', nextStep: 'bed-manager-decides' });
    expect(answer.because).toContainEqual({ why: 'has no mental health class', places: expect.any(Number) });
    expect(await told('admission-not-possible', event.data.requestId)).toHaveLength(1);
  });

  it('for a kind of place that nobody knows is sent back to be mended', async () => {
    const event = asked({ types: ['hammock'] });
    await beds.says(event);
    expect(await answered(event)).toMatchObject({ reason: 'need-not-understood', nextStep: 'mend-the-request' });
  });

  it('is held the last place for one of two who ask at once; the other is told why, and asked for again later', async () => {
    const labels = await labelsOf(MOTHERS_AND_BABIES);
    const visits = labels.slice(1).map((label) => new ToldVisit().admitted(500, inBed(MOTHERS_AND_BABIES, label)));
    await beds.says(...visits);
    await eventually(async () => expect(await occupied(MOTHERS_AND_BABIES)).toBe(labels.length - 1));
    const both = [asked({ classes: ['204'] }), asked({ classes: ['204'] })];
    await Promise.all(both.map((event) => beds.says(event)));
    const answers = await Promise.all(both.map(answered));
    expect(answers.map(({ state }) => state).sort()).toEqual(['not-possible', 'offered']);
    const refused = both[answers.findIndex(({ state }) => state === 'not-possible')]!;
    const reasons = ['none-free', 'taken-meanwhile'];
    expect(reasons).toContain(answers.find(({ state }) => state === 'not-possible')!.reason);

    const again = `/admission-requests/${refused.data.requestId}/answer`;
    const key = randomUUID();
    expect([(await post(again, {}, key)).status, (await post(again, {}, key)).status]).toEqual([200, 200]);
    await eventually(async () => expect(await told('admission-not-possible', refused.data.requestId)).toHaveLength(2));
    expect((await beds.ask(again, { method: 'POST' })).status).toBe(401);
    const offered = both.find((event) => event !== refused)!;
    expect((await post(`/admission-requests/${offered.data.requestId}/answer`)).status).toBe(409);
  });

  it('has a clock that stops when the person is in a bed, and goes on when that was not so', async () => {
    const subjectId = randomUUID();
    const event = asked({ subjectId, minutes: 13 * 60 });
    await beds.says(event);
    expect(await answered(event)).toMatchObject({ waitedMinutes: 780, overLimit: true });
    const visit = new ToldVisit(subjectId);
    const occurredAt = new Date(Date.now() - 3 * 60 * MINUTE).toISOString();
    const said = { patientClass: 'I', location: inBed('RXYSM-FERN', '01'), occurredAt, recordedAt: occurredAt };
    await beds.says(visit.tell('A01', 0, said));
    await eventually(async () => expect((await shown(event)).state).toBe('left'));
    expect(await shown(event)).toMatchObject({ leftAt: occurredAt, waitedMinutes: 600, overLimit: false });
    const undone = new Date().toISOString();
    await beds.says(visit.tell('A11', 0, { ...said, occurredAt, recordedAt: undone }));
    await eventually(async () => expect((await shown(event)).leftAt).toBeUndefined());
    expect(await shown(event)).toMatchObject({ overLimit: true });
    const changes = await told('admission-wait-changed', event.data.requestId);
    const { decidedAt } = event.data;
    expect(changes).toMatchObject([
      { organisationId: 'RXY', waitingWardId: 'RVV01-ED', decidedAt, endedAt: occurredAt, why: 'left' },
      { decidedAt },
    ]);
    expect(changes[1]).not.toHaveProperty('endedAt');
  });

  it('is closed by a person, with the reason, once', async () => {
    const event = asked({ classes: ['308'] });
    await beds.says(event);
    await answered(event);
    const path = `/admission-requests/${event.data.requestId}/close`;
    expect((await post(path, { reason: '' })).status).toBe(422);
    const closed = await post(path, { reason: 'Went home with the crisis team' });
    expect(await closed.json()).toMatchObject({ state: 'closed', closedReason: 'Went home with the crisis team' });
    expect((await post(path, { reason: 'Again' })).status).toBe(409);
    expect(await told('admission-wait-changed', event.data.requestId)).toMatchObject([{ why: 'closed' }]);
    const [row] = await beds.database.query('SELECT closed_by FROM admission_request WHERE request_id = $1', [
      event.data.requestId,
    ]);
    expect(row).toMatchObject({ closed_by: { id: 'bea', role: 'bed-manager', organisationId: 'RXY' } });
    expect((await beds.ask(`/admission-requests/${randomUUID()}`)).status).toBe(404);
  });

  it('counts in the longest current wait, until the person has left', async () => {
    const before = await beds.get<AdmissionFigures>('/admission-requests/figures');
    const event = asked({ minutes: 30 * 60 });
    await beds.says(event);
    await answered(event);
    const figures = await beds.get<AdmissionFigures>('/admission-requests/figures');
    expect(figures).toMatchObject({ waiting: before.waiting + 1, overLimit: before.overLimit + 1 });
    expect(figures.longest).toMatchObject({ requestId: event.data.requestId, waitedMinutes: 1_800 });
    await eventually(async () => {
      const metrics = await (await beds.ask('/metrics')).text();
      expect(metrics).toMatch(/bed_tracking_longest_admission_wait_minutes\{.*\} 180\d/);
    });
    await post(`/admission-requests/${event.data.requestId}/close`, { reason: 'A test ends' });
    const after = await beds.get<AdmissionFigures>('/admission-requests/figures');
    expect(after.longest?.requestId).not.toBe(event.data.requestId);
  });

  it('is listed page by page, the longest wait first, and as CSV', async () => {
    type Answer = { items: AdmissionRequestAnswer[]; next?: string };
    const all: AdmissionRequestAnswer[] = [];
    for (let path: string | undefined = '/admission-requests?limit=2'; path;) {
      const page: Answer = await beds.get<Answer>(path);
      all.push(...page.items);
      path = page.next && `/admission-requests?limit=2&after=${page.next}`;
    }
    const whole = (await beds.get<Answer>('/admission-requests?limit=200')).items;
    expect(all.map(({ requestId }) => requestId)).toEqual(whole.map(({ requestId }) => requestId));
    expect(whole.map(({ decidedAt }) => decidedAt)).toEqual(whole.map(({ decidedAt }) => decidedAt).toSorted());
    expect(whole.every(({ state }) => state !== 'left' && state !== 'closed')).toBe(true);
    const ever = (await beds.get<Answer>('/admission-requests?show=all&limit=200')).items;
    expect(ever.some(({ state }) => state === 'closed')).toBe(true);
    const csv = (await (await beds.ask('/admission-requests?format=csv')).text()).trim().split('\r\n');
    expect(csv).toHaveLength(whole.length + 1);
    expect(csv[0]).toMatch(/^request_id,organisation_id,/);
  });

  const labelsOf = async (wardId: string): Promise<string[]> =>
    (await beds.get<{ beds: { bedId: string }[] }>(`/wards/${wardId}/beds`)).beds.map(({ bedId }) =>
      bedId.slice(wardId.length + 1),
    );
  const occupied = async (wardId: string): Promise<number | undefined> =>
    (await beds.get<{ wards: { id: string; occupied: number }[] }>('/wards')).wards.find(({ id }) => id === wardId)
      ?.occupied;
});
