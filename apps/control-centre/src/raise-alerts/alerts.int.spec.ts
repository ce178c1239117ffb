import { randomUUID } from 'node:crypto';
import type { AlertStanding } from '@careway/pressure';
import type { CardAnswer, PlanCard } from '../call-cards/shapes.ts';
import { ANN, everyFigure, testOpel } from '../score-opel/opel.fixture.ts';
import { AlertKeeper } from './alert-keeper.ts';
import type { AlertAnswer, AlertWithSteps, BudgetAnswer, TriggerAnswer } from './shapes.ts';

type Tested = Awaited<ReturnType<typeof testOpel>>;
const MINUTE = 60_000;
const long = (minutes: number) => ({ placeId: 'RVV', figureId: 'ambulance-handover-mean', value: minutes });
const TABLES = `said_figure, opel_now, opel_score, opel_override, command, card_use, alert_step, alert, alert_waiting,
  alert_trigger, outbox`;

describe('alerts', () => {
  let tested: Tested;
  let keeper: AlertKeeper;
  beforeAll(async () => {
    tested = await testOpel();
    keeper = tested.service.app.get(AlertKeeper, { strict: false });
  }, 120_000);
  beforeEach(() => tested.database.execute(`TRUNCATE ${TABLES}`));

  const standing = async () => (await tested.get<{ items: AlertAnswer[] }>('/alerts')).items;
  const shown = (alertId: string) => tested.get<AlertWithSteps>(`/alerts/${alertId}`);
  const onBoard = async () => (await tested.get<{ facts: { alerts: AlertStanding[] } }>('/board')).facts.alerts;
  const told = async (type: string) =>
    (await tested.database.query<{ type: string }>('SELECT type FROM outbox')).filter((row) => row.type === type)
      .length;
  /** A handover time that has been too long for as long as its trigger asks. */
  async function raise(): Promise<AlertAnswer> {
    await tested.says(long(47));
    await keeper.follow(Date.now() - 14 * MINUTE);
    await keeper.follow(Date.now() + MINUTE);
    return (await standing()).find(({ triggerId }) => triggerId === 'handover-mean')!;
  }

  it('are raised once for a cause that lasts, told to the board and by an event, and cleared once', async () => {
    const now = Date.now();
    await tested.says(long(47));
    // The clock of the service looks as well: by it fourteen minutes have gone, and that is not enough.
    await keeper.follow(now - 14 * MINUTE);
    expect(await standing()).toEqual([]);
    await Promise.all([keeper.follow(now + MINUTE), keeper.follow(now + MINUTE)]);
    const [alert, ...more] = await standing();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({
      cause: 'handover-mean/RVV',
      placeId: 'RVV',
      figureId: 'ambulance-handover-mean',
      says: expect.stringMatching(/^East Kent.*: ambulance handover, mean 47 minutes \(45 or more\)$/),
      owner: 'Emergency department lead',
      provisional: true,
      acted: 0,
    });
    expect(await onBoard()).toMatchObject([{ alertId: alert!.alertId, says: alert!.says, owner: alert!.owner }]);
    await tested.says(long(31));
    await keeper.follow();
    expect(await standing()).toHaveLength(1);
    await tested.says(long(29));
    await Promise.all([keeper.follow(), keeper.follow()]);
    expect(await standing()).toEqual([]);
    expect(await onBoard()).toEqual([]);
    expect((await shown(alert!.alertId)).steps.map(({ step }) => step)).toEqual(['raised', 'cleared']);
    const [log] = await tested.database.query<{ kinds: number }>(
      `SELECT count(*)::integer AS kinds FROM board_change WHERE change ->> 'kind' = 'alert'`,
    );
    expect(log).toEqual({ kinds: 2 });
  });

  it('are neither raised nor cleared by a value that can not be believed', async () => {
    const alert = await raise();
    await tested.says({ ...long(5), held: true });
    await keeper.follow();
    await tested.says({ ...long(5), agoSeconds: 3_600 });
    await keeper.follow();
    expect(await standing()).toMatchObject([{ alertId: alert.alertId }]);
  });

  it('are acknowledged, acted on and given to another by people, with every step kept', async () => {
    const { alertId, deputy } = await raise();
    const dueAt = new Date(Date.now() + 20 * MINUTE).toISOString();
    const key = randomUUID();
    for (const _ of [1, 2]) {
      const answer = await tested.post(`/alerts/${alertId}/acknowledge`, { owner: 'Ann, site lead', dueAt }, { key });
      expect(answer.status).toBe(200);
    }
    expect(await shown(alertId)).toMatchObject({ owner: 'Ann, site lead', dueAt, acknowledgedAt: expect.any(String) });
    expect((await tested.post(`/alerts/${alertId}/act`, {})).status).toBe(422);
    await tested.post(`/alerts/${alertId}/act`, { says: 'Cohort area opened' });
    await tested.post(`/alerts/${alertId}/escalate`, { says: 'Four crews wait' });
    const alert = await shown(alertId);
    expect(alert).toMatchObject({ acted: 1, owner: deputy, escalatedAt: expect.any(String) });
    expect(alert.steps.map(({ step, by, says }) => [step, by?.name, says])).toEqual([
      ['raised', undefined, undefined],
      ['acknowledged', 'Ann Lee', undefined],
      ['acted', 'Ann Lee', 'Cohort area opened'],
      ['escalated', 'Ann Lee', 'Four crews wait'],
    ]);
    expect(await onBoard()).toMatchObject([{ owner: deputy }]);
    await tested.says(long(10));
    await keeper.follow();
    expect((await tested.post(`/alerts/${alertId}/act`, { says: 'Too late' })).status).toBe(409);
    expect((await tested.post(`/alerts/${randomUUID()}/act`, { says: 'Nothing' })).status).toBe(404);
  });

  it('are chased when they are due and go to the deputy, unless somebody did something', async () => {
    const { alertId, deputy } = await raise();
    const now = Date.now();
    for (const minutes of [30, 32, 45, 62.1, 63, 120]) await keeper.follow(now + minutes * MINUTE);
    const alert = await shown(alertId);
    expect(alert.steps.map(({ step }) => step)).toEqual(['raised', 'chased', 'escalated']);
    expect(alert).toMatchObject({ owner: deputy, chasedAt: expect.any(String) });
  });

  it('are one for a sender that is silent, and none for what it is not believed of', async () => {
    const { layout } = await tested.get<{ layout: { providers: { id: string; feeds: { id: string }[] }[] } }>('/board');
    const provider = layout.providers.find(({ feeds }) => feeds.length > 0)!;
    await tested.database.execute(
      `INSERT INTO feed (feed_id, provider_id, expected_every_seconds, last_received_at, observed_at)
       VALUES ($1, $2, 60, now() - interval '10 minutes', now())`,
      [provider.feeds[0]!.id, provider.id],
    );
    await keeper.follow();
    expect((await standing()).map(({ cause }) => cause)).toEqual([`feed-silent/${provider.feeds[0]!.id}`]);
    await tested.database.execute('UPDATE feed SET last_received_at = now()');
    await keeper.follow();
    expect(await standing()).toEqual([]);
    await tested.database.execute('DELETE FROM feed');
  });

  it('follow triggers that are set here, each version kept with who set it and why', async () => {
    const { triggers } = await tested.get<{ triggers: TriggerAnswer[] }>('/triggers');
    const { id, version, provisional: _, off: __, ...shipped } = triggers.find((one) => one.id === 'handover-mean')!;
    const put = (body: object, seen: number) => tested.post(`/triggers/${id}`, body, { method: 'PUT', seen });
    const wrong = await put({ ...shipped, clearsAt: 50, reason: 'A try' }, version);
    expect([wrong.status, ((await wrong.json()) as { errors: object[] }).errors]).toEqual([
      422,
      [expect.objectContaining({ field: 'clearsAt' })],
    ]);
    const set = { ...shipped, limit: 20, clearsAt: 15, forMinutes: 0, reason: 'Agreed at the board' };
    expect((await put(set, 0)).status).toBe(200);
    expect((await put({ ...set, limit: 25 }, 0)).status).toBe(412);
    await tested.says(long(22));
    await keeper.follow();
    expect(await standing()).toMatchObject([{ triggerId: id, triggerVersion: 1, provisional: false }]);
    expect((await tested.post(`/triggers/${id}/switch-off`, { reason: 'Winter is over' }, { seen: 1 })).status).toBe(
      200,
    );
    expect(await standing()).toEqual([]);
    const after = (await tested.get<{ triggers: TriggerAnswer[] }>('/triggers')).triggers.find((one) => one.id === id);
    expect(after).toMatchObject({ version: 2, off: true, set: { by: ANN, reason: 'Winter is over' } });
  });

  it('follow triggers that were added here, and no longer when these are switched off', async () => {
    const all = async () => (await tested.get<{ triggers: TriggerAnswer[] }>('/triggers')).triggers;
    const shipped = (await all()).length;
    const {
      id: _,
      version: __,
      provisional: ___,
      off: ____,
      ...like
    } = (await all()).find(({ id }) => id === 'handover-mean')!;
    const set = { ...like, name: 'short wait', limit: 10, clearsAt: 5, forMinutes: 0, reason: 'A trial of a week' };
    const put = await tested.post('/triggers/short-wait', set, { method: 'PUT', seen: 0 });
    expect([put.status, await put.json()]).toEqual([200, expect.objectContaining({ id: 'short-wait', version: 1 })]);
    await tested.says(long(12));
    await keeper.follow();
    expect(await standing()).toMatchObject([{ triggerId: 'short-wait' }]);
    const off = await tested.post('/triggers/short-wait/switch-off', { reason: 'The trial is over' }, { seen: 1 });
    expect(off.status).toBe(200);
    expect(await off.json()).toMatchObject({ version: 2, off: true, name: 'short wait', limit: 10 });
    expect(await standing()).toEqual([]);
    expect(await all()).toHaveLength(shipped + 1);
    expect((await tested.post('/triggers/short-wait', set, { method: 'PUT', seen: 2 })).status).toBe(200);
    expect((await all()).find(({ id }) => id === 'short-wait')).toMatchObject({ version: 3, off: false });
  });

  it('are counted: how many people got, and what came of them', async () => {
    const { alertId } = await raise();
    await tested.post(`/alerts/${alertId}/acknowledge`, {});
    await tested.post(`/alerts/${alertId}/act`, { says: 'Cohort area opened' });
    const budget = await tested.get<BudgetAnswer>('/alert-budget?days=1');
    expect(budget).toMatchObject({ people: 1, raised: 1, perPersonPerDay: 1, actedOnPercent: 100, standing: 1 });
    expect(budget.busiest).toEqual([
      { triggerId: 'handover-mean', name: 'ambulance handover, mean', raised: 1, actedOn: 1 },
    ]);
    expect((await tested.ask('/alerts?format=csv')).headers.get('content-type')).toMatch(/^text\/csv/);
  });

  it('are one event each when they are raised and when they clear', async () => {
    await raise();
    expect(await told('control-centre.alert-raised.v1')).toBe(1);
    await tested.says(long(10));
    await keeper.follow();
    expect(await told('control-centre.alert-cleared.v1')).toBe(1);
  });

  describe('cards of the surge plan', () => {
    const cards = async (show = 'live') =>
      (await tested.get<{ items: CardAnswer[] }>(`/action-cards?place=RPA&show=${show}`)).items;
    const level = async (band: number) => {
      await tested.says(...everyFigure('RPA', 'acute', band));
      await keeper.follow();
    };

    it('are the cards of the plan that is in force', async () => {
      const { cards: plan } = await tested.get<{ cards: PlanCard[] }>('/surge-plan');
      expect(plan.find(({ id }) => id === 'acute-full-capacity')).toMatchObject({
        pillar: 'acute',
        level: 4,
        owner: 'Chief executive',
        provisional: true,
      });
    });

    it('are called for as the level rises, stood down as it falls, with who did what', async () => {
      await level(1);
      expect(await cards()).toEqual([]);
      await level(4);
      const called = await cards();
      expect(new Set(called.map(({ level: at }) => at))).toEqual(new Set([2, 3, 4]));
      const begun = called.find(({ cardId }) => cardId === 'acute-full-capacity')!;
      const done = await tested.post(`/action-cards/${begun.useId}/done`, { says: 'One more on each ward' });
      expect(await done.json()).toMatchObject({ state: 'done', doneBy: { name: 'Ann Lee' } });
      await level(1);
      expect((await cards()).map(({ cardId, state }) => [cardId, state])).toEqual([
        ['acute-full-capacity', 'to-stand-down'],
      ]);
      await tested.post(`/action-cards/${begun.useId}/stand-down`, { says: 'All extra patients placed' });
      expect(await cards()).toEqual([]);
      expect((await tested.post(`/action-cards/${begun.useId}/done`, { says: 'Again' })).status).toBe(409);
      const states = (await cards('all')).map(({ state }) => state);
      expect(new Set(states)).toEqual(new Set(['not-needed', 'stood-down']));
    });
  });
});
