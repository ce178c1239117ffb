import { definitionOf, FigureHeld } from '@careway/contracts';
import { eventually } from '@careway/testing';
import { speaker } from '../board-journey.fixture.ts';
import { feedObserved, heartbeatPassed, wardChanged } from '../heard.fixture.ts';
import { changesAfter } from '../project-board/board-log.ts';
import { reference, testOpel } from '../score-opel/opel.fixture.ts';
import { RegisteredFigures } from './registered-figures.ts';
import type { FigureRecord } from './shapes.ts';

const SITE = 'RVV01';
const WARDS = reference
  .at()
  .wards.filter(({ siteId, bedBase }) => siteId === SITE && bedBase)
  .map(({ id }) => id);
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

let centre: Awaited<ReturnType<typeof testOpel>>;
let bedTrackingSays: Awaited<ReturnType<typeof speaker>>;
let version = 0;

beforeAll(async () => {
  centre = await testOpel(RegisteredFigures);
  // What was told goes from the outbox when Kafka has it: it is noted as it is written.
  await centre.database.execute('CREATE TABLE told (body jsonb)');
  await centre.database.execute(
    `CREATE FUNCTION note_told() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN INSERT INTO told VALUES (NEW.payload::jsonb); RETURN NEW; END $$`,
  );
  await centre.database.execute(
    'CREATE TRIGGER note_told AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION note_told()',
  );
  bedTrackingSays = await speaker('bed-tracking', 'bed_tracking', centre.kafka);
  const gatewaySays = await speaker('gateway', 'gateway', centre.kafka);
  await gatewaySays(feedObserved({ interfaceId: 'rvv-pas', providerId: 'RVV' }));
});

/** All wards of the site have told; the people are in the first. */
async function siteSays(occupied: number, asOf: string): Promise<void> {
  version += 1;
  const ward = (wardId: string, people: number) =>
    wardChanged({ wardId, siteId: SITE, version, open: 10, occupied: people, usable: Math.max(0, 10 - people), asOf });
  const wards = WARDS.map((wardId, index) => ward(wardId, index === 0 ? occupied : 0));
  await bedTrackingSays(heartbeatPassed(ago(0)), ...wards);
}

const history = async (figureId: string) =>
  (await centre.get<{ items: FigureRecord[] }>(`/figures/${figureId}/history?placeId=${SITE}`)).items;
const here = async (figureId: string) =>
  (await centre.get<any>(`/figures/${figureId}`)).places.find((one: { placeId: string }) => one.placeId === SITE);
const heldTold = async () =>
  (
    await centre.database.query<{ data: FigureHeld }>(
      `SELECT body -> 'data' AS data FROM told WHERE body ->> 'type' = $1 AND body -> 'data' ->> 'figureId' = $2`,
      [definitionOf(FigureHeld).type, 'beds-occupied'],
    )
  ).map(({ data }) => data);

describe('the history of figures that follow from what was heard', () => {
  const [first, second, third] = [ago(9), ago(6), ago(3)];

  it('has each value that differs, with both its times', async () => {
    await siteSays(4, first);
    await eventually(async () => expect(await history('beds-occupied')).toHaveLength(1));
    await siteSays(7, second);
    await eventually(async () => expect(await history('beds-occupied')).toHaveLength(2));
    const records = await history('beds-occupied');
    expect(records.map(({ value, asOf, state }) => ({ value, asOf, state }))).toEqual([
      { value: 7, asOf: second, state: 'good' },
      { value: 4, asOf: first, state: 'good' },
    ]);
    expect(Date.parse(records[0]!.knownAt)).toBeGreaterThan(Date.parse(second));
    expect(records[0]!.source).toMatch(/^followed\//);
  });

  it('is not longer by what stayed the same', async () => {
    expect(await history('beds-open')).toHaveLength(1);
    expect(await history('beds-open')).toMatchObject([{ value: 10 * WARDS.length }]);
  });

  it('has what is implausible as held, told once: its value is not shown, the last good one is', async () => {
    await siteSays(10 * WARDS.length + 4_321, third);
    await eventually(async () =>
      expect((await history('beds-occupied'))[0]).toMatchObject({ state: 'held', value: null }),
    );
    await siteSays(10 * WARDS.length + 4_321, ago(1));
    await eventually(async () => expect(await history('beds-occupied')).toHaveLength(4));
    const held = { value: 7, asOf: second, state: 'held', heldReason: expect.any(String) };
    expect(await here('beds-occupied')).toMatchObject(held);
    expect(await heldTold()).toMatchObject([{ placeId: SITE, standing: true }]);
    const figures = [await centre.get('/figures'), await centre.get('/figures/beds-occupied/history')];
    expect(JSON.stringify(figures)).not.toContain(String(10 * WARDS.length + 4_321));
  });

  it('goes on when the value can be believed again, which is told once', async () => {
    await siteSays(8, ago(0));
    await eventually(async () =>
      expect((await history('beds-occupied'))[0]).toMatchObject({ value: 8, state: 'good' }),
    );
    expect((await heldTold()).map(({ standing }) => standing)).toEqual([true, false]);
    expect(await here('beds-occupied')).toMatchObject({ value: 8, state: 'fresh' });
    expect(await here('beds-occupied')).not.toHaveProperty('heldReason');
  });

  it('is not told to the board, which works these figures out itself', async () => {
    const { facts } = await centre.get<any>('/board');
    expect(facts.figures).toEqual([]);
    const kinds = (await changesAfter(centre.database, 0)).map(({ change }) => change.kind);
    expect(kinds).toContain('beds');
    expect(kinds).not.toContain('figure');
  });
});
