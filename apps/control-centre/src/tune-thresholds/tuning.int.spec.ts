import { randomUUID } from 'node:crypto';
import { londonDay } from '@careway/pressure';
import type { OpelFramework } from '@careway/reference-data';
import { ANN, everyFigure, testOpel, type SaidFigure } from '../score-opel/opel.fixture.ts';
import type { OpelAnswer, OpelHistoryPage } from '../score-opel/shapes.ts';
import type { FrameworkList, TryAnswer } from './shapes.ts';

const INTEGRATED = 'integrated-2024-26';
const today = londonDay(Date.now());
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const medway = (band: number) => everyFigure('RPA', 'acute', band);

type Tested = Awaited<ReturnType<typeof testOpel>>;
let opel: Tested;
beforeAll(async () => void (opel = await testOpel()), 120_000);
beforeEach(() =>
  opel.database.execute('TRUNCATE said_figure, opel_now, opel_score, opel_override, opel_framework, command'),
);

/** The integrated tables with other cut-offs, under an id of their own. */
async function changed(id: string, cutOffs: number[], more: Partial<OpelFramework> = {}): Promise<OpelFramework> {
  const framework = await opel.get<OpelFramework>(`/opel/frameworks/${INTEGRATED}`);
  const pillars = framework.pillars.map((one) => ({ ...one, cutOffs }));
  return { ...framework, id, name: id, validFrom: today, pillars, ...more };
}

/** What was known so many minutes ago, as if it had been scored then. */
async function record(minutes: number, ...figures: SaidFigure[]): Promise<void> {
  await opel.says(...figures);
  await opel.database.execute("UPDATE opel_score SET scored_at = $1 WHERE scored_at > now() - interval '5 minutes'", [
    minutesAgo(minutes),
  ]);
}

describe('the tuning bench', () => {
  const period = { from: minutesAgo(400), to: minutesAgo(6) };
  const tried = async (tables: object[], more: object = {}) => {
    const answer = await opel.post('/opel/bench', { ...period, tables, ...more });
    expect([answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([200, '']);
    return (await answer.json()) as TryAnswer;
  };
  const ofMedway = ({ places }: TryAnswer) => places.find(({ placeId }) => placeId === 'RPA')!.outcomes;

  /** OPEL 3 an hour before OPEL 4, then an OPEL 3 that went by. */
  async function recordADay(): Promise<void> {
    await record(300, ...medway(1));
    await record(240, ...medway(3));
    await record(180, ...medway(4));
    await record(120, ...medway(1));
    await record(60, ...medway(3));
    await record(30, ...medway(1));
  }

  it('shows side by side what tables would have declared, the alerts, and how long before the worst they came', async () => {
    await recordADay();
    const calmer = await changed('calmer', [25, 65, 75, 100]);
    const answer = await tried([{ frameworkId: INTEGRATED }, { framework: calmer }]);
    expect(answer.tables).toMatchObject([{ id: INTEGRATED, provisional: true }, { id: 'calmer' }]);
    const [now, then] = ofMedway(answer);
    expect(now).toMatchObject({
      table: INTEGRATED,
      changes: 5,
      alerts: 2,
      events: 1,
      foreseen: 1,
      missed: 0,
      falseAlerts: 1,
    });
    expect(now!.leadMinutes!.median).toBeCloseTo(60, 0);
    expect(then).toMatchObject({ table: 'calmer', changes: 5, alerts: 1, events: 1, foreseen: 1, falseAlerts: 0 });
    expect(then!.leadMinutes!.median).toBeCloseTo(0, 0);
    expect([now!.minutes.opel3, then!.minutes.opel3, now!.minutes.opel4].map(Math.round)).toEqual([90, 0, 60]);
    expect(answer.places.map(({ placeId, pillar }) => `${placeId} ${pillar}`)).toContain('QKS overall');
  });

  it('takes other levels to raise alerts at, and to warn of', async () => {
    await recordADay();
    const [outcome] = ofMedway(await tried([{ frameworkId: INTEGRATED }], { alertLevel: 4, eventLevel: 3 }));
    expect(outcome).toMatchObject({ alerts: 1, events: 2, foreseen: 0, missed: 2 });
  });

  it('says which figures a table reads that were recorded nowhere: it never takes them for 0', async () => {
    await recordADay();
    const answer = await tried([{ frameworkId: 'acute-2023-24' }]);
    expect(answer.tables[0]!.notRecorded).toEqual(['ed-attendance-variation']);
    const [outcome] = ofMedway(answer);
    // Eight of nine parameters in band 3 are 24 of 44, OPEL 3 whatever the ninth is worth; in band 4 they are 40.
    expect(outcome).toMatchObject({ alerts: 2, events: 1, foreseen: 1 });
    expect(answer.places.some(({ placeId }) => placeId === 'RYY')).toBe(false);
  });

  it('is nothing that counts: no score, version or change of the board comes of it', async () => {
    await recordADay();
    const state = () =>
      opel.database.query('SELECT (SELECT last FROM board_sequence), (SELECT count(*) FROM opel_score) AS scores');
    const before = await state();
    await tried([{ framework: await changed('calmer', [25, 65, 75, 100]) }]);
    expect(await state()).toEqual(before);
    expect((await opel.get<FrameworkList>('/opel/frameworks')).items).toHaveLength(2);
  });

  it('comes as CSV too, a row for each place and table', async () => {
    await recordADay();
    const tables = [{ frameworkId: INTEGRATED }, { frameworkId: 'acute-2023-24' }];
    const csv = await (await opel.post('/opel/bench?format=csv', { ...period, tables })).text();
    const rows = csv.split('\r\n').filter((row) => row.startsWith('RPA'));
    expect(rows).toEqual([
      expect.stringMatching(/^RPA,Medway,acute,integrated-2024-26,/),
      expect.stringMatching(/^RPA,Medway,acute,acute-2023-24,/),
    ]);
  });

  it('refuses times and tables that can not be tried, and says where, what and how to mend it', async () => {
    const bad = await changed('bad', [25, 20, 75, 100]);
    for (const [body, field] of [
      [{ ...period, to: period.from, tables: [{ frameworkId: INTEGRATED }] }, 'to'],
      [{ ...period, from: minutesAgo(60 * 24 * 40), tables: [{ frameworkId: INTEGRATED }] }, 'to'],
      [{ ...period, tables: [] }, 'tables'],
      [{ ...period, tables: [{ frameworkId: 'none' }] }, 'tables.0.frameworkId'],
      [{ ...period, tables: [{ framework: bad }] }, 'tables.0.framework.pillars.0.cutOffs.1'],
    ] as const) {
      const answer = await opel.post('/opel/bench', body);
      expect([field, answer.status]).toEqual([field, 422]);
      const { errors } = (await answer.json()) as { errors: { field: string; rule: string; fix: string }[] };
      expect(errors[0]).toMatchObject({ field, rule: expect.any(String), fix: expect.any(String) });
    }
  });
});

/** The first parameter reads another figure. */
function withFigure(framework: OpelFramework, figureId: string): OpelFramework {
  const [table] = framework.pillars;
  const parameters = table!.parameters.with(0, { ...table!.parameters[0]!, figureId });
  return { ...framework, pillars: framework.pillars.with(0, { ...table!, parameters }) };
}

describe('publishing tables', () => {
  const publish = (framework: OpelFramework, more: object = {}, how: Parameters<Tested['post']>[2] = {}) =>
    opel.post('/opel/frameworks', { framework, basedOn: INTEGRATED, reason: 'Alerts came too often', ...more }, how);

  it('makes a dated version by which everything is scored from its first day on, and says who published it and why', async () => {
    await opel.says(...medway(3));
    const answer = await publish(await changed('calmer', [25, 65, 75, 100]));
    expect(answer.status).toBe(200);
    const published = {
      by: { name: 'Ann Lee', role: 'control-centre' },
      reason: 'Alerts came too often',
      basedOn: INTEGRATED,
    };
    expect(await answer.json()).toMatchObject({ id: 'calmer', validFrom: today, inForce: true, published });
    const { framework, scores } = await opel.get<OpelAnswer>('/opel');
    expect(framework).toMatchObject({ id: 'calmer' });
    expect(scores.find(({ placeId }) => placeId === 'RPA')).toMatchObject({
      level: 2,
      points: 60,
      frameworkId: 'calmer',
    });
    const { items } = await opel.get<OpelHistoryPage>('/opel/RPA/history');
    expect(items.slice(0, 2).map(({ level, frameworkId }) => [level, frameworkId])).toEqual([
      [2, 'calmer'],
      [3, INTEGRATED],
    ]);
    const list = await opel.get<FrameworkList>('/opel/frameworks');
    expect(list.items.map(({ id, inForce }) => [id, inForce])).toEqual([
      ['acute-2023-24', false],
      [INTEGRATED, false],
      ['calmer', true],
    ]);
  });

  it('of a later day changes nothing until then', async () => {
    await opel.says(...medway(3));
    const tomorrow = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
    await publish(await changed('later', [25, 65, 75, 100], { validFrom: tomorrow }));
    expect((await opel.get<OpelAnswer>('/opel')).framework).toMatchObject({ id: INTEGRATED });
  });

  it('is done once for one key, and never in place of a version that is there', async () => {
    const key = randomUUID();
    const calmer = await changed('calmer', [25, 65, 75, 100]);
    const both = await Promise.all([publish(calmer, {}, { key }), publish(calmer, {}, { key })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await publish(calmer)).status).toBe(409);
    expect((await publish({ ...calmer, id: 'other' })).status).toBe(409);
    expect((await publish(await changed(INTEGRATED, [25, 50, 75, 100]))).status).toBe(409);
    expect((await opel.get<FrameworkList>('/opel/frameworks')).items).toHaveLength(3);
  });

  it('needs the control centre, tables that can be scored by, a day that is not over, and a reason', async () => {
    const good = await changed('calmer', [25, 65, 75, 100]);
    expect((await publish(good, {}, { actor: { ...ANN, role: 'site-team' } })).status).toBe(403);
    const [first] = good.pillars;
    for (const [field, framework, more] of [
      ['framework.validFrom', { ...good, validFrom: '2026-01-01' }, {}],
      ['framework.validTo', { ...good, validTo: '2026-01-01' }, {}],
      ['framework.pillars.0.maxPoints', { ...good, pillars: good.pillars.with(0, { ...first!, maxPoints: 90 }) }, {}],
      [
        'framework.pillars.0.organisationKinds',
        { ...good, pillars: good.pillars.with(0, { ...first!, organisationKinds: ['x'] }) },
        {},
      ],
      ['framework.pillars.0.parameters.0.figureId', withFigure(good, 'no-such-figure'), {}],
      ['basedOn', good, { basedOn: 'none' }],
      ['reason', good, { reason: '' }],
    ] as const) {
      const answer = await publish(framework, more);
      expect([field, answer.status]).toEqual([field, 422]);
      expect(((await answer.json()) as { errors: { field: string }[] }).errors.map((one) => one.field)).toContain(
        field,
      );
    }
    expect((await opel.get<FrameworkList>('/opel/frameworks')).items).toHaveLength(2);
    expect((await opel.ask('/opel/frameworks/none')).status).toBe(404);
  });
});
