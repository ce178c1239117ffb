import { definitionOf, FigureHeld } from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { FigureValue } from '@careway/figures';
import { testOpel } from '../score-opel/opel.fixture.ts';
import { changesAfter, lockBoard } from '../project-board/board-log.ts';
import { loadReferenceData } from '@careway/reference-data';
import { RegisteredFigures } from './registered-figures.ts';
import { recordFigures } from './record-figures.ts';

const registry = loadReferenceData('deploy/reference/kent-and-medway').at('2026-11-22');
const NOW = Date.now();
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

let centre: Awaited<ReturnType<typeof testOpel>>;
beforeAll(async () => {
  centre = await testOpel(RegisteredFigures);
});

const said = (
  figureId: string,
  placeId: string,
  value: number | null,
  minutesAgo = 0,
  more: Partial<FigureValue> = {},
): FigureValue => ({
  figureId,
  placeId,
  value,
  asOf: ago(minutesAgo),
  knownAt: ago(minutesAgo),
  source: crypto.randomUUID(),
  interfaceId: 'ambulance-times',
  ...more,
});
const alerts: FigureHeld[] = [];
const record = (...values: FigureValue[]) =>
  centre.database.transaction(async (tx) => {
    await lockBoard(tx);
    const before = new Set((await heldTold(tx)).map(({ id }) => id));
    const changes = await recordFigures(tx, registry, values, NOW);
    // The relay takes them away as soon as they are committed.
    alerts.push(...(await heldTold(tx)).filter(({ id }) => !before.has(id)).map(({ data }) => data));
    return changes;
  });
const heldTold = (tx: Pick<Tx, 'query'>) =>
  tx.query<{ id: string; data: FigureHeld }>(
    `SELECT payload ->> 'id' AS id, payload -> 'data' AS data FROM outbox WHERE type = $1`,
    [definitionOf(FigureHeld).type],
  );
const ask = (path: string) => centre.get<any>(path);
const here = async (figureId: string, placeId: string) =>
  (await ask(`/figures/${figureId}`)).places.find((one: { placeId: string }) => one.placeId === placeId);

describe('recording figures', () => {
  it('shows a good value with both its times, and never received where none came', async () => {
    await record(said('ed-present', 'RVV', 61, 5));
    expect(await here('ed-present', 'RVV')).toMatchObject({ value: 61, asOf: ago(5), state: 'fresh' });
    expect(await here('ed-present', 'RWF')).toMatchObject({ value: null, state: 'never received' });
  });

  it('adds up what is known as a range that names what is missing', async () => {
    const { total, provisional } = await ask('/figures/ed-present');
    expect(total).toMatchObject({ value: null, range: { atLeast: 61, known: 1, of: 4, parts: 'providers' } });
    expect(total.range.missing).toContain('Medway');
    expect(provisional).toBe(true);
  });

  it('never shows 72 hours, however often the feed says it, and alerts its sender once', async () => {
    await record(said('ambulance-handover-longest', 'RPA', 45, 30));
    for (let minute = 20; minute > 0; minute -= 2)
      await record(said('ambulance-handover-longest', 'RPA', 4_320, minute));
    expect(await here('ambulance-handover-longest', 'RPA')).toMatchObject({
      value: 45,
      asOf: ago(30),
      state: 'held',
      heldReason: 'Above 1440, the most that is believed',
      heldSince: ago(20),
    });
    const told = JSON.stringify([
      await changesAfter(centre.database, 0),
      await ask('/board'),
      await ask('/figures'),
      await ask('/figures/ambulance-handover-longest/history'),
    ]);
    expect(told).not.toContain('4320');
    expect(alerts).toMatchObject([{ placeId: 'RPA', rule: 'bounds', standing: true, interfaceId: 'ambulance-times' }]);
  });

  it('tells the sender once that it is over, and shows the new value', async () => {
    await record(said('ambulance-handover-longest', 'RPA', 50));
    expect(await here('ambulance-handover-longest', 'RPA')).toMatchObject({ value: 50, state: 'fresh' });
    expect(alerts.map(({ standing }) => standing)).toEqual([true, false]);
  });

  it('holds a value that is at odds with another figure of the moment', async () => {
    await record(said('s136-spaces-open', 'RXY', 5), said('s136-spaces-empty', 'RXY', 7));
    expect(await here('s136-spaces-empty', 'RXY')).toMatchObject({
      value: null,
      state: 'held',
      heldReason: 'More spaces are free than are open',
    });
  });

  it('has one effect of one event, and keeps a correction beside what it corrects', async () => {
    const first = said('calls-111-waiting', 'RYD', 12, 4);
    await record(first);
    expect(await record(first)).toEqual([]);
    await record(said('calls-111-waiting', 'RYD', 15, 4));
    const { items } = await ask('/figures/calls-111-waiting/history?placeId=RYD');
    expect(items.map(({ value }: { value: number }) => value)).toEqual([15, 12]);
    expect(await here('calls-111-waiting', 'RYD')).toMatchObject({ value: 15 });
  });

  it('gives the history as CSV, a held value as an empty cell', async () => {
    const path = '/figures/ambulance-handover-longest/history';
    const csv = await (await centre.ask(path, { headers: { accept: 'text/csv' } })).text();
    expect(csv.split(/\r?\n/)[0]).toMatch(/^value_id,place_id,as_of,known_at,value,state/);
    expect(csv).toContain(',held,');
    expect(csv).not.toContain('4320');
  });

  it('tells the board of what changed, and puts it into the snapshot', async () => {
    await record(said('ed-longest-wait', 'RN7', 300));
    const { facts } = await ask('/board');
    const figure = { kind: 'figure', figureId: 'ed-longest-wait', placeId: 'RN7', value: 300, unit: 'minutes' };
    expect(facts.figures).toContainEqual(expect.objectContaining(figure));
    const changes = (await changesAfter(centre.database, 0)).map(({ change }) => change);
    expect(changes).toContainEqual(expect.objectContaining(figure));
  });

  it('knows no other figure', async () => {
    expect((await centre.ask('/figures/colour')).status).toBe(404);
    expect(await record(said('colour', 'RN7', 1))).toEqual([]);
  });
});
