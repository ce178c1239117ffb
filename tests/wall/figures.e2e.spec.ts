import { eventually, testBrowser } from '@careway/testing';
import { Listener } from '../../apps/control-centre/src/stream-board/listening.fixture.ts';
import { observedSystem, type Told } from './observed-system.fixture.ts';

/** Seconds between values of a figure that is to grow old before our eyes. */
const EVERY = 4;
/** 72 hours and half a minute in minutes: no id and no instant is ever written so. */
const TOO_LONG = 4_320.5;
const SHOWS_IT = /4,?320\.5|4,32[01]|\b432[01]\b(?!-)|\b72 h\b/;
const WAITS = ['ambulance-handover-longest', 'ed-longest-wait', 'ambulance-handover-mean'] as const;
const GOOD = { 'ambulance-handover-longest': 45, 'ed-longest-wait': 300, 'ambulance-handover-mean': 20 } as const;

let system: Awaited<ReturnType<typeof observedSystem>>;
let viewer: Listener;
beforeAll(async () => {
  system = await observedSystem({ 'calls-111-waiting': EVERY });
  viewer = await Listener.to(system.address);
}, 240_000);
afterAll(() => Listener.leave());

const at = async (figureId: string, placeId: string) =>
  (await system.figure(figureId)).places.find((one: { placeId: string }) => one.placeId === placeId);
const wait = (figureId: string, value: number): Told => ({ figureId, placeId: 'RPA', value });

/** Everything that the control centre answers, as text. */
const ANSWERS = [
  '/board',
  '/figures',
  '/wall',
  '/opel',
  '/opel/RPA/explain',
  '/opel/RPA/history',
  '/alerts?show=all',
  ...WAITS.flatMap((id) => [`/figures/${id}`, `/figures/${id}/history`]),
];
const answers = async (): Promise<string> =>
  (
    await Promise.all([
      ...ANSWERS.map((path) => system.read(path)),
      ...WAITS.map((id) => system.read(`/figures/${id}/history`, 'text/csv')),
    ])
  ).join('\n');

describe('a feed that says 72 hours again and again', () => {
  it('is believed while it says what can be', async () => {
    for (const figureId of WAITS) expect(await system.sayJson(wait(figureId, GOOD[figureId]))).toBe(201);
    for (const figureId of WAITS)
      await eventually(async () =>
        expect(await at(figureId, 'RPA')).toMatchObject({ value: GOOD[figureId], state: 'fresh' }),
      );
    // There are answers of OPEL from the first time on that it was scored, which is after the figures changed.
    expect(await eventually(answers)).not.toMatch(SHOWS_IT);
  });

  it('is taken by the door as JSON, as a list and as CSV, and shown by no answer and no frame of the stream', async () => {
    const seen: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (const figureId of WAITS) expect(await system.sayJson(wait(figureId, TOO_LONG))).toBe(201);
      const all = WAITS.map((figureId) => wait(figureId, TOO_LONG));
      expect(await system.sayList(...all)).toEqual([201, 201, 201]);
      expect(await system.sayCsv(...all)).toEqual([201, 201, 201]);
      seen.push(await answers());
    }
    for (const figureId of WAITS) {
      await eventually(async () => {
        const { items } = JSON.parse(await system.read(`/figures/${figureId}/history`));
        expect(items.filter(({ state }: { state: string }) => state === 'held')).toHaveLength(9);
        seen.push(await answers());
      });
      expect(await at(figureId, 'RPA')).toMatchObject({
        value: GOOD[figureId],
        state: 'held',
        heldReason: expect.stringContaining('Above'),
      });
    }
    const late = await Listener.to(system.address);
    await late.until('snapshot');
    const held = () => viewer.of('change').filter(({ data }) => JSON.stringify(data).includes('"held"'));
    await eventually(async () => expect(held().length).toBeGreaterThan(0));
    expect([...seen, await answers()].join('\n')).not.toMatch(SHOWS_IT);
    expect(JSON.stringify([viewer.heard, late.heard])).not.toMatch(SHOWS_IT);
  });

  it('is scored by its last good value, and no page has another', async () => {
    await eventually(async () => {
      const { parameters } = JSON.parse(await system.read('/opel/RPA/explain'));
      const mean = parameters.find((one: { figureId: string }) => one.figureId === 'ambulance-handover-mean');
      expect(mean).toMatchObject({ value: 20, state: 'held' });
    });
    const browser = await testBrowser();
    const page = await browser.newPage();
    for (const path of ['/', '/wall', '/desk/RPA', '/figures', '/figures/ambulance-handover-longest']) {
      await page.goto(system.address + path);
      const text = () => page.locator('body').innerText();
      await eventually(async () => expect((await text()).length).toBeGreaterThan(200));
      await eventually(async () => expect(path.startsWith('/figures') ? await text() : 'held').toMatch(/held/i));
      expect(await text()).not.toMatch(SHOWS_IT);
    }
    expect(await page.locator('body').innerText()).toMatch(/\b45\b/);
  }, 120_000);

  it('is shown again as soon as it can be believed', async () => {
    expect(await system.sayCsv(wait('ambulance-handover-longest', 50))).toEqual([201]);
    await eventually(async () =>
      expect(await at('ambulance-handover-longest', 'RPA')).toMatchObject({ value: 50, state: 'fresh' }),
    );
    expect(await at('ambulance-handover-longest', 'RPA')).not.toHaveProperty('heldReason');
  });
});

describe('a figure', () => {
  it('that was never told is never received, and no 0', async () => {
    expect(await at('ed-present', 'RWF')).toMatchObject({ value: null, asOf: null, state: 'never received' });
  });

  it('grows late and then stale, with the last value it had and the moment that it is about', async () => {
    const asOf = new Date(Date.now() - 60_000).toISOString();
    await system.sayJson({ figureId: 'calls-111-waiting', placeId: 'RYD', value: 12, asOf });
    const first = { value: 12, asOf, receivedAt: expect.any(String) };
    const states: string[] = [];
    await eventually(
      async () => {
        const { state, ...seen } = await at('calls-111-waiting', 'RYD');
        if (state === 'never received') return false;
        if (states.at(-1) !== state) states.push(state);
        expect(seen).toMatchObject(first);
        return state === 'stale';
      },
      { within: 60_000 },
    );
    expect(states).toEqual(['fresh', 'late', 'stale']);
    await system.sayJson({ figureId: 'calls-111-waiting', placeId: 'RYD', value: 13 });
    await eventually(async () =>
      expect(await at('calls-111-waiting', 'RYD')).toMatchObject({ value: 13, state: 'fresh' }),
    );
  }, 60_000);

  it('is corrected by a later value of the same moment, and both stay in its history', async () => {
    const asOf = new Date(Date.now() - 120_000).toISOString();
    const present = { figureId: 'ed-present', placeId: 'RVV', asOf };
    await system.sayJson({ ...present, value: 61 });
    await eventually(async () => expect(await at('ed-present', 'RVV')).toMatchObject({ value: 61 }));
    await system.sayCsv({ ...present, value: 58 });
    await eventually(async () => expect(await at('ed-present', 'RVV')).toMatchObject({ value: 58, asOf }));
    const { items } = JSON.parse(await system.read('/figures/ed-present/history?placeId=RVV'));
    expect(items.map(({ value }: { value: number }) => value)).toEqual([58, 61]);
    expect(items[0].asOf).toBe(items[1].asOf);
    expect(items[0].knownAt > items[1].knownAt).toBe(true);
  });

  it('is added up as a range that names who is missing, until nobody is', async () => {
    const { total, places } = await system.figure('ed-present');
    expect(total).toMatchObject({ value: null, range: { atLeast: 58, known: 1, of: places.length } });
    const others = places.filter(({ placeId }: { placeId: string }) => placeId !== 'RVV');
    expect(total.range.missing).toEqual(others.map(({ placeName }: { placeName: string }) => placeName));

    const rest = others.map(({ placeId }: { placeId: string }) => ({ figureId: 'ed-present', placeId, value: 40 }));
    expect(await system.sayList(...rest)).toEqual(rest.map(() => 201));
    await eventually(async () =>
      expect((await system.figure('ed-present')).total).toEqual({ value: 58 + 40 * rest.length }),
    );
  });

  it('has its line under the wall: out of how many, at least how much, and whose is missing', async () => {
    await system.sayCsv(
      { figureId: 's136-spaces-open', placeId: 'RXY', value: 5 },
      { figureId: 's136-spaces-empty', placeId: 'RXY', value: 2 },
      { figureId: 'no-criteria-to-reside', placeId: 'RVV', value: 14 },
    );
    const line = async (id: string) =>
      JSON.parse(await system.read('/wall')).lines.find((one: { id: string }) => one.id === id);
    await eventually(async () =>
      expect(await line('section-136-free')).toMatchObject({ value: 2, says: '2 of 5', state: 'fresh' }),
    );
    await eventually(async () => expect(await line('ready-to-leave')).toMatchObject({ value: null, says: '≥ 14 %' }));
    expect((await line('ready-to-leave')).more).toMatch(/without .*Medway/);
    expect(await line('next-8-hours')).toMatchObject({ value: null, state: 'not connected' });
  });
});
