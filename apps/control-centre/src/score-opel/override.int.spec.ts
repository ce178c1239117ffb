import { randomUUID } from 'node:crypto';
import { ANN, everyFigure, testOpel } from './opel.fixture.ts';
import type { OpelHistoryPage, OpelScoreAnswer } from './shapes.ts';

type Tested = Awaited<ReturnType<typeof testOpel>>;
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const said = (more: object = {}) => ({
  level: 4,
  reason: 'Fire alarm in the emergency department',
  until: inHours(2),
  ...more,
});

describe('a level that a person sets', () => {
  let opel: Tested;
  beforeAll(async () => void (opel = await testOpel()), 120_000);
  beforeEach(async () => {
    await opel.database.execute('TRUNCATE said_figure, opel_now, opel_score, opel_override, command');
    await opel.says(...everyFigure('RPA', 'acute', 2));
  });
  const now = async (): Promise<OpelScoreAnswer> => {
    const { scores } = await opel.get<{ scores: OpelScoreAnswer[] }>('/opel');
    return scores.find(({ placeId }) => placeId === 'RPA')!;
  };
  const faults = async (answer: Response) => ((await answer.json()) as { errors: { field: string }[] }).errors[0];

  it('counts until its time, with name, role, reason and the computed level beside it', async () => {
    const until = inHours(2);
    const answer = await opel.post('/opel/RPA/override', said({ until }));
    expect(answer.status).toBe(200);
    const expected = {
      level: 4,
      computedLevel: 2,
      points: 30,
      override: { level: 4, by: 'Ann Lee', role: 'control-centre', reason: said().reason, until },
      says: expect.stringMatching(
        /^OPEL 4, set by Ann Lee until \d\d:\d\d: Fire alarm .* Computed: OPEL 2, 30 of 100 /,
      ),
    };
    expect(await answer.json()).toMatchObject(expected);
    expect(await now()).toMatchObject(expected);
    const { facts } = await opel.get<{ facts: { opel: { placeId: string }[] } }>('/board');
    expect(facts.opel.find(({ placeId }) => placeId === 'RPA')).toMatchObject({ override: { by: 'Ann Lee' } });
    const { items } = await opel.get<OpelHistoryPage>('/opel/RPA/history');
    expect(items.slice(0, 2).map(({ level, computedLevel }) => [level, computedLevel])).toEqual([
      [4, 2],
      [2, 2],
    ]);
  });

  it('makes the computed level stand again when its time is over, or when somebody ends it with a reason', async () => {
    await opel.post('/opel/RPA/override', said());
    await opel.database.execute("UPDATE opel_override SET until = clock_timestamp() - interval '1 second'");
    await opel.says();
    expect(await now()).toMatchObject({ level: 2 });
    expect(await now()).not.toHaveProperty('override');
    await opel.post('/opel/RPA/override', said());
    expect((await opel.post('/opel/RPA/override/end', { reason: 'The alarm was false' })).status).toBe(200);
    expect(await now()).toMatchObject({ level: 2 });
    expect((await opel.post('/opel/RPA/override/end', { reason: 'The alarm was false' })).status).toBe(409);
    const ends = await opel.database.query('SELECT ended_reason, ended_by FROM opel_override ORDER BY said_at');
    expect(ends).toEqual([
      { ended_reason: 'expired', ended_by: null },
      { ended_reason: 'The alarm was false', ended_by: ANN },
    ]);
  });

  it('replaces the one before, and leaves the points of the system as they were computed', async () => {
    await opel.post('/opel/RPA/override', said());
    await opel.post('/opel/RPA/override', said({ level: 3, reason: 'It was a small fire' }));
    expect(await now()).toMatchObject({ level: 3, points: 30, override: { reason: 'It was a small fire' } });
    await opel.post('/opel/QKS/override', said({ level: 3, pillar: 'overall' }));
    const { scores } = await opel.get<{ scores: OpelScoreAnswer[] }>('/opel');
    expect(scores[0]).toMatchObject({ placeId: 'QKS', pillar: 'overall', level: 3, computedLevel: null, points: null });
  });

  it('is set once for one key, whoever repeats it, and once for two at the same time', async () => {
    const key = randomUUID();
    const body = said();
    const [first, second] = await Promise.all([
      opel.post('/opel/RPA/override', body, { key }),
      opel.post('/opel/RPA/override', body, { key }),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await opel.database.query('SELECT 1 FROM opel_override')).toHaveLength(1);
    expect((await opel.post('/opel/RPA/override', said({ level: 1 }), { key })).status).toBe(422);
    expect(await now()).toMatchObject({ level: 4 });
  });

  it('needs somebody of the control centre, a reason, a level, and an end within a day', async () => {
    const bea = { ...ANN, role: 'bed-manager' } as const;
    expect((await opel.post('/opel/RPA/override', said(), { actor: bea })).status).toBe(403);
    expect((await opel.ask('/opel/RPA/override', { method: 'POST' })).status).toBe(401);
    expect((await opel.post('/opel/RXX/override', said())).status).toBe(404);
    for (const [field, more] of [
      ['until', { until: inHours(-1) }],
      ['until', { until: inHours(25) }],
      ['reason', { reason: '' }],
      ['level', { level: 5 }],
      ['pillar', { pillar: 'community' }],
    ] as const) {
      const answer = await opel.post('/opel/RPA/override', said(more));
      expect([field, answer.status]).toEqual([field, 422]);
      expect(await faults(answer)).toMatchObject({ field });
    }
    expect(await opel.database.query('SELECT 1 FROM opel_override')).toEqual([]);
    expect(await now()).toMatchObject({ level: 2 });
  });
});
