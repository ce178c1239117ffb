import type { OpelScored } from '@careway/pressure';
import { changesAfter } from '../project-board/board-log.ts';
import { everyFigure, testOpel } from './opel.fixture.ts';
import type { OpelAnswer, OpelExplanation, OpelHistoryPage } from './shapes.ts';

const ACUTE = ['RN7', 'RVV', 'RWF', 'RPA'];
const OTHERS = [
  ['RYY', 'community'],
  ['RXY', 'mental-health'],
  ['RYD', 'nhs-111'],
] as const;
const everybody = (band: number) => [
  ...ACUTE.flatMap((id) => everyFigure(id, 'acute', band)),
  ...OTHERS.flatMap(([id, pillar]) => everyFigure(id, pillar, band)),
];

type Tested = Awaited<ReturnType<typeof testOpel>>;
const scoreOf = async ({ get }: Tested, placeId: string, pillar: string) =>
  (await get<OpelAnswer>('/opel')).scores.find((one) => one.placeId === placeId && one.pillar === pillar)!;

describe('OPEL', () => {
  let opel: Tested;
  beforeAll(async () => void (opel = await testOpel()), 120_000);
  beforeEach(async () => {
    await opel.database.execute('TRUNCATE said_figure, opel_now, opel_score, opel_override');
    await opel.says();
  });

  it('is unknown, never 1, while nothing was received', async () => {
    const { scores, framework } = await opel.get<OpelAnswer>('/opel');
    expect(framework).toMatchObject({ id: 'integrated-2024-26', provisional: true });
    expect(scores.map(({ placeId, pillar }) => `${placeId} ${pillar}`)).toEqual([
      ...['overall', 'acute', 'community', 'mental-health', 'nhs-111'].map((pillar) => `QKS ${pillar}`),
      ...ACUTE.map((id) => `${id} acute`),
      'RYY community',
      'RXY mental-health',
      'RYD nhs-111',
    ]);
    for (const { level, points, best, worst, provisional, says } of scores) {
      expect({ level, points, best, worst, provisional }).toEqual({
        level: null,
        points: null,
        best: { points: 0, level: 1 },
        worst: { points: 100, level: 4 },
        provisional: true,
      });
      expect(says).toMatch(/^between OPEL 1 and OPEL 4, 0 to 100 of 100 points, as there is no current /);
    }
  });

  it('is computed per provider, kind of provider and system from every figure, and told to the board', async () => {
    const [before] = await opel.database.query<{ last: string }>('SELECT last FROM board_sequence');
    await opel.says(...everybody(1), ...everyFigure('RPA', 'acute', 4));
    // 612 of the 2,954 acute beds are Medway's: 100 points x 612 / 2,954.
    expect(await scoreOf(opel, 'RPA', 'acute')).toMatchObject({ level: 4, points: 100, unsure: [] });
    const acute = await scoreOf(opel, 'QKS', 'acute');
    expect(acute.points).toBeCloseTo((100 * 612) / 2_954, 6);
    const overall = await scoreOf(opel, 'QKS', 'overall');
    expect(overall.points).toBeCloseTo((100 * 612) / 2_954 / 4, 6);
    expect([acute.level, overall.level]).toEqual([1, 1]);
    const told = (await changesAfter(opel.database, Number(before!.last))).map(({ change }) => change as OpelScored);
    expect(told.every(({ kind }) => kind === 'opel')).toBe(true);
    expect(told.map(({ placeId, pillar }) => `${placeId} ${pillar}`)).toContain('QKS overall');
    const { facts } = await opel.get<{ facts: { opel: OpelScored[] } }>('/board');
    expect(facts.opel.find(({ placeId }) => placeId === 'RPA')).toMatchObject({ level: 4, points: 100 });
  });

  it('calls for who has to act: a provider, the system for that kind of provider, and region from 3 overall', async () => {
    await opel.says(...everybody(1), ...everyFigure('RPA', 'acute', 4));
    const rules = async () =>
      (await opel.get<OpelAnswer>('/opel')).duties
        .filter(({ level }) => level > 1)
        .map(({ rule, placeId, level, because, pillar }) => [rule, placeId ?? null, level, because, pillar ?? null]);
    expect(await rules()).toEqual([
      ['provider-acts-on-its-own-score', 'RPA', 4, 'RPA', null],
      ['system-acts-for-the-provider-type', 'QKS', 4, 'RPA', 'acute'],
      ['system-reviews-its-other-actions', 'QKS', 4, 'RPA', 'acute'],
    ]);
    await opel.says(...everybody(3));
    expect(await rules()).toContainEqual(['region-reviews-and-enacts', null, 3, 'QKS', null]);
  });

  it('says the best and the worst case while a value is stale, held or was never received', async () => {
    await opel.says(...everybody(2));
    expect(await scoreOf(opel, 'RPA', 'acute')).toMatchObject({ level: 2, points: 30, best: { points: 30 } });
    const handover = { placeId: 'RPA', figureId: 'ambulance-handover-mean', value: 20 };
    await opel.says({ ...handover, agoSeconds: 3_600 });
    const stale = { level: 2, points: 30, best: { points: 27, level: 2 }, worst: { points: 37, level: 2 } };
    expect(await scoreOf(opel, 'RPA', 'acute')).toMatchObject({
      ...stale,
      unsure: ['Average (mean) ambulance handover since midnight'],
    });
    await opel.says({ ...handover, held: true });
    expect(await scoreOf(opel, 'RPA', 'acute')).toMatchObject(stale);
    await opel.says({ ...handover, value: null });
    // Whatever it is, 27 to 37 points are OPEL 2.
    expect(await scoreOf(opel, 'RPA', 'acute')).toMatchObject({ ...stale, points: null });
    expect((await scoreOf(opel, 'QKS', 'overall')).unsure).toEqual(['Acute']);
  });

  it('explains itself parameter by parameter: points, age, and what would raise or lower it', async () => {
    await opel.says(...everybody(2), { placeId: 'RPA', figureId: 'ed-4-hour', value: 75.5, agoSeconds: 240 });
    const { parameters, score, pointsToNextLevel, actions } = await opel.get<OpelExplanation>('/opel/RPA/explain');
    expect(score).toMatchObject({ placeId: 'RPA', pillar: 'acute', points: 33, level: 2 });
    expect(pointsToNextLevel).toBe(17.5);
    expect(actions).toMatchObject({
      level: 2,
      kinds: expect.arrayContaining(['extra board rounds']),
      provisional: true,
    });
    const one = parameters.find(({ figureId }) => figureId === 'ed-4-hour')!;
    expect(one).toMatchObject({
      value: 75.5,
      points: 6,
      raise: { value: 60, comparison: '<', points: 4, level: 2 },
      lower: { value: 76, comparison: '>=', points: -3, level: 2 },
      provisional: true,
    });
    expect(one.ageSeconds).toBeGreaterThanOrEqual(240);
    expect(one.says).toMatch(
      /^Current 4-hour ED performance: 75\.5%, 4 min ago, 6 of 10 points\. Below 60%: \+4, OPEL 2/,
    );
    const system = await opel.get<OpelExplanation>('/opel/QKS/explain?pillar=acute');
    expect(system.parts.map(({ id }) => id)).toEqual(ACUTE);
    expect(system.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('refuses a place that is not scored, and a pillar that the place has not', async () => {
    expect((await opel.ask('/opel/RXX/explain')).status).toBe(404);
    const answer = await opel.ask('/opel/RPA/explain?pillar=nhs-111');
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'pillar', fix: expect.stringContaining('acute') }] });
  });

  it('records a score once, with inputs and version, and not again while nothing differs', async () => {
    await opel.says(...everybody(2));
    await opel.says(...everybody(2));
    await Promise.all(Array.from({ length: 5 }, () => opel.says()));
    const { items } = await opel.get<OpelHistoryPage>('/opel/RPA/history');
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ level: 2, points: 30, frameworkId: 'integrated-2024-26', pillar: 'acute' });
    expect(items[0]!.inputs).toHaveLength(10);
    expect(items[0]!.inputs[0]).toMatchObject({ id: 'ambulance-handover', value: 30, state: 'fresh', points: 3 });
    expect(items[1]).toMatchObject({ level: null, points: null });
  });

  it('records values that change no point once a minute, and explains by those of this moment all the same', async () => {
    await opel.says(...everybody(2));
    const records = async () => (await opel.get<OpelHistoryPage>('/opel/RPA/history')).items.length;
    const before = await records();
    const handover = { placeId: 'RPA', figureId: 'ambulance-handover-mean', value: 29 };
    await opel.says(handover);
    expect(await records()).toBe(before);
    expect((await opel.get<OpelExplanation>('/opel/RPA/explain')).parameters[0]).toMatchObject({
      value: 29,
      points: 3,
    });
    const aMinuteAgo = JSON.stringify(new Date(Date.now() - 60_000).toISOString());
    await opel.database.execute("UPDATE opel_now SET change = jsonb_set(change, '{scoredAt}', $1)", [aMinuteAgo]);
    await opel.says();
    const { items } = await opel.get<OpelHistoryPage>('/opel/RPA/history');
    expect(items).toHaveLength(before + 1);
    expect(items[0]!.inputs[0]).toMatchObject({ value: 29 });
  });

  it('pages the history, filters it by time, and gives it as CSV in which unknown is empty', async () => {
    await opel.says(...everyFigure('RPA', 'acute', 2));
    await opel.says(...everyFigure('RPA', 'acute', 3));
    const first = await opel.get<OpelHistoryPage>('/opel/RPA/history?limit=2');
    const second = await opel.get<OpelHistoryPage>(`/opel/RPA/history?limit=2&after=${first.next}`);
    expect([...first.items, ...second.items].map(({ points }) => points)).toEqual([60, 30, null]);
    expect(second.next).toBeUndefined();
    const future = new Date(Date.now() + 60_000).toISOString();
    expect((await opel.get<OpelHistoryPage>(`/opel/RPA/history?from=${future}`)).items).toEqual([]);
    const csv = (await (await opel.ask('/opel/RPA/history?format=csv')).text()).split('\r\n');
    expect(csv[0]).toMatch(/^score_id,place_id,pillar,scored_at,level,computed_level,points,best_points,/);
    expect(csv[1]).toMatch(/^\d+,RPA,acute,[^,]+,3,3,60,60,3,60,3,/);
    expect(csv[3]).toMatch(/^\d+,RPA,acute,[^,]+,,,,0,1,100,4,/);
  });

  it('has the level of an hour ago beside it', async () => {
    await opel.says(...everyFigure('RPA', 'acute', 2));
    await opel.database.execute("UPDATE opel_score SET scored_at = scored_at - interval '2 hours'");
    await opel.says(...everyFigure('RPA', 'acute', 4));
    expect(await scoreOf(opel, 'RPA', 'acute')).toMatchObject({ level: 4, levelAnHourAgo: 2 });
  });
});
