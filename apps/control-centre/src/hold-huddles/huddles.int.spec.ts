import { randomUUID } from 'node:crypto';
import { ANN, everyFigure, testOpel } from '../score-opel/opel.fixture.ts';
import { wordsOf } from './minutes-read.fixture.ts';
import type { ChangesSince, HuddleAnswer, HuddleEntry } from './shapes.ts';

type Tested = Awaited<ReturnType<typeof testOpel>>;
type One = HuddleAnswer & { entries: HuddleEntry[]; board: { facts: { opel: { placeId: string; level: number }[] } } };

describe('huddles', () => {
  let tested: Tested;
  beforeAll(async () => void (tested = await testOpel()), 120_000);
  beforeEach(() =>
    tested.database.execute('TRUNCATE huddle, huddle_entry, said_figure, opel_now, opel_score, opel_override, command'),
  );
  const open = async (title = 'Morning huddle'): Promise<One> =>
    (await (await tested.post('/huddles', { title })).json()) as One;
  const levelOf = ({ board }: One) => board.facts.opel.find(({ placeId }) => placeId === 'RPA')?.level;
  const dueAt = '2026-11-23T14:00:00.000Z';

  it('freeze the figures of the moment in which they are opened, and tell what changed since', async () => {
    expect(await tested.get<ChangesSince>('/huddles/latest/changes')).toEqual({ changes: [] });
    await tested.says(...everyFigure('RPA', 'acute', 2));
    const huddle = await open();
    expect(levelOf(huddle)).toBe(2);
    expect((await tested.get<ChangesSince>('/huddles/latest/changes')).changes).toEqual([]);
    await tested.says(...everyFigure('RPA', 'acute', 4));
    expect(levelOf(await tested.get<One>(`/huddles/${huddle.huddleId}`))).toBe(2);
    const { huddleId, changes } = await tested.get<ChangesSince>('/huddles/latest/changes');
    expect(huddleId).toBe(huddle.huddleId);
    expect(changes).toContainEqual({ says: 'Medway: OPEL 2 to 4', from: 2, to: 4 });
    expect(new Set(changes.map(({ says }) => says)).size).toBe(changes.length);
  });

  it('keep decisions and actions with who said so, each once, until they are closed', async () => {
    const { huddleId } = await open();
    const key = randomUUID();
    const decision = { says: 'Open Foxglove ward', reason: 'Four people wait in the department' };
    for (const _ of [1, 2])
      expect((await tested.post(`/huddles/${huddleId}/decisions`, decision, { key })).status).toBe(201);
    expect((await tested.post(`/huddles/${huddleId}/decisions`, { says: 'Open it' })).status).toBe(422);
    const action = { says: 'Staff Foxglove ward', owner: 'Site lead', dueAt };
    await tested.post(`/huddles/${huddleId}/actions`, action);
    const closed = (await (
      await tested.post(`/huddles/${huddleId}/close`, { summary: 'One ward opens' })
    ).json()) as One;
    expect(closed).toMatchObject({ summary: 'One ward opens', decisions: 1, actions: 1, actionsOpen: 1 });
    expect(closed.entries).toMatchObject([
      { number: 1, kind: 'decision', ...decision, saidBy: { name: 'Ann Lee' } },
      { number: 2, kind: 'action', ...action },
    ]);
    expect((await tested.post(`/huddles/${huddleId}/decisions`, decision)).status).toBe(409);
    expect((await tested.post(`/huddles/${huddleId}/close`, {})).status).toBe(409);
    expect((await tested.post(`/huddles/${huddleId}/actions/2/done`, { says: 'Staffed' })).status).toBe(200);
    for (const number of ['2', '99999999999'])
      expect((await tested.post(`/huddles/${huddleId}/actions/${number}/done`, {})).status).toBe(404);
    const { items } = await tested.get<{ items: HuddleAnswer[] }>('/huddles');
    expect(items).toMatchObject([{ huddleId, actionsOpen: 0 }]);
    expect((await tested.get<{ items: HuddleAnswer[] }>('/huddles?show=open')).items).toEqual([]);
    expect((await tested.ask(`/huddles/${randomUUID()}`)).status).toBe(404);
  });

  it('take what several people write at once, each under a number of its own, and are closed once', async () => {
    const { huddleId } = await open();
    const says = ['one', 'two', 'three', 'four', 'five', 'six'];
    await Promise.all(says.map((word) => tested.post(`/huddles/${huddleId}/decisions`, { says: word, reason: 'Now' })));
    const { entries } = await tested.get<One>(`/huddles/${huddleId}`);
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(entries.map((entry) => entry.says).sort()).toEqual(says.toSorted());
    const closing = await Promise.all([1, 2].map(() => tested.post(`/huddles/${huddleId}/close`, {})));
    expect(closing.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('are opened by the control centre alone, and once by the same key', async () => {
    const actor = { ...ANN, role: 'site-team' as const };
    expect((await tested.post('/huddles', { title: 'Morning huddle' }, { actor })).status).toBe(403);
    const key = randomUUID();
    const opened = await Promise.all([1, 2].map(() => tested.post('/huddles', { title: 'Morning huddle' }, { key })));
    const ids = await Promise.all(opened.map(async (answer) => ((await answer.json()) as One).huddleId));
    expect(new Set(ids).size).toBe(1);
    expect((await tested.post('/huddles', { title: 'Evening huddle' }, { key })).status).toBe(422);
    expect((await tested.get<{ items: HuddleAnswer[] }>('/huddles')).items).toHaveLength(1);
  });

  it('end with minutes, as PDF and as CSV', async () => {
    await tested.says(...everyFigure('RPA', 'acute', 3));
    const { huddleId, number } = await open('Evening huddle');
    const actor = { ...ANN, id: 'lukasz', name: 'Łukasz Wiśniewski' };
    const decision = { says: 'Keep the divert', reason: 'Beds ≥ 4 → open' };
    await tested.post(`/huddles/${huddleId}/decisions`, decision, { actor });
    await tested.post(`/huddles/${huddleId}/actions`, { says: 'Call the region', owner: 'Control centre', dueAt });
    await tested.post(`/huddles/${huddleId}/close`, {});
    const pdf = await tested.ask(`/huddles/${huddleId}/minutes`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(pdf.headers.get('content-disposition')).toContain(`huddle-${number}.pdf`);
    const words = wordsOf(Buffer.from(await pdf.arrayBuffer()));
    for (const line of [
      'Evening huddle',
      '1. Keep the divert. Why: Beds ≥ 4 → open. Decided by Łukasz Wiśniewski (control-centre), ',
      '1. Call the region. Control centre, until 23 November 2026 at 14:00: open. Written down by Ann Lee',
      '1. Kent and Medway ICB: between OPEL 1 and OPEL 4',
      'Medway: OPEL 3, 60 of 100 points.',
      'Kent and Medway ICB (Acute): between',
      '0 observed figures.',
      'Alerts None',
    ])
      expect(words).toContain(line);
    const csv = await (await tested.ask(`/huddles/${huddleId}/minutes?format=csv`)).text();
    expect(csv.split('\r\n').slice(0, 3)).toEqual([
      'number,kind,says,reason,owner,due_at,said_at,said_by,done_at,done_by,done_says',
      expect.stringMatching(/^1,decision,Keep the divert,Beds ≥ 4 → open,,,.*,Łukasz Wiśniewski,,,$/),
      expect.stringMatching(/^2,action,Call the region,,Control centre,2026-11-23T14:00:00.000Z,/),
    ]);
  });
});
