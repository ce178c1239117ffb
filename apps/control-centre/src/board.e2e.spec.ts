import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { londonDay } from '@careway/pressure';
import { loadReferenceData } from '@careway/reference-data';
import { eventually, testBrowser } from '@careway/testing';
import { boardJourney, type BoardJourney } from './board-journey.fixture.ts';
import { Screen } from './board-screen.fixture.ts';
import { feedObserved, flowChanged, heartbeatPassed, wardChanged } from './heard.fixture.ts';
import { changesAfter, lastSeq } from './project-board/board-log.ts';

const reference = loadReferenceData('deploy/reference/kent-and-medway');
const bedWards = reference.at().wards.filter(({ bedBase }) => bedBase);
const providerOf = (siteId: string) => reference.siteById(siteId)!.organisationId;
const FEEDS: Record<string, string> = {
  RN7: 'rn7-pas',
  RVV: 'rvv-pas',
  RWF: 'rwf-pas',
  RPA: 'rpa-pas',
  RXY: 'rxy-rio',
};

let journey: BoardJourney;
let browser: Browser;
let version = 0;

beforeAll(async () => {
  [journey, browser] = await Promise.all([boardJourney(), testBrowser()]);
}, 120_000);

afterEach(() => Screen.closeAll());

const ward = (wardId: string, occupied: number) => {
  const { siteId } = reference.wardById(wardId)!;
  const open = reference.bedsOfWard(wardId).length;
  const beds = { open, occupied, usable: Math.max(0, open - occupied), onLeave: 0 };
  return wardChanged({ wardId, siteId, providerId: providerOf(siteId), ...beds, version: ++version });
};
const wardsOf = (provider: string) => bedWards.filter(({ siteId }) => providerOf(siteId) === provider);
/** What Medway shows when its assessment unit holds so many and each other ward one. */
const occupiedWith = (inUnit: number) => String(inUnit + wardsOf('RPA').length - 1);
const feed = (provider: string, expectedEverySeconds = 300) =>
  feedObserved({ interfaceId: FEEDS[provider]!, providerId: provider, expectedEverySeconds });
const open = (query = '', dark = false) => Screen.open(browser, `${journey.address}/${query}`, dark);
const caughtUp = (screen: Screen) => eventually(async () => (await screen.seq()) === (await lastSeq(journey.database)));

async function everyoneSpeaks(): Promise<void> {
  await journey.bedTrackingSays(
    ...bedWards.map(({ id }, index) =>
      ward(id, Math.round(reference.bedsOfWard(id).length * (0.86 + (index % 9) / 60))),
    ),
    ...[...new Set(bedWards.map(({ siteId }) => siteId))].map((siteId, index) => ({
      ...flowChanged({
        siteId,
        day: londonDay(Date.now()),
        admissions: 31 + index * 7,
        discharges: 24 + index * 6,
        version: ++version,
      }),
    })),
  );
  await journey.gatewaySays(...Object.keys(FEEDS).map((provider) => feed(provider)));
}

describe('the board in a browser', () => {
  it('knows nothing before anything is heard, and never says 0', async () => {
    const screen = await open();
    await eventually(async () => (await screen.figure('RPA/usable')).includes('unknown'));
    expect(await screen.provider('RPA')).toBe('never received');
    const means = screen.page.getByRole('link', { name: 'Usable now' });
    expect(await means.getAttribute('href')).toBe('/figures/beds-usable');
    expect(await screen.figure('all/admissions')).toContain('unknown');
    expect(await screen.text('.trust-feeds')).toContain('feeds 0 of 5 fresh; never received: ');
    expect(await screen.text('.trust-heartbeat')).toBe('heartbeat never received');
  });

  it('shows a figure soon after it is told, with its age, and changes it live', async () => {
    const screen = await open();
    const [first, ...others] = wardsOf('RPA');
    await journey.gatewaySays(feed('RPA'));
    await journey.bedTrackingSays(ward(first!.id, 3), ...others.map(({ id }) => ward(id, 1)));
    await eventually(async () => (await screen.figure('RPA/occupied')) === String(3 + others.length));
    // The feed is told of by another speaker: it may be heard after the wards.
    await eventually(async () => expect(await screen.provider('RPA')).toMatch(/^fresh, \d+ s$/));
    expect(await screen.figure('RPA/admissions')).toBe('0');
    await journey.bedTrackingSays(ward(first!.id, 5));
    await eventually(async () => (await screen.figure('RPA/occupied')) === String(5 + others.length));
    expect(await screen.figure('all/occupied')).toBe(`at least ${5 + others.length}`);
    expect(await screen.text('.tile-total .state')).toContain('1 of 11 sites; missing: Dartford and Gravesham');
  });

  it('lets a silent feed go late and stale, in words and in shape, and back', async () => {
    const screen = await open();
    await journey.gatewaySays(feed('RPA', 1));
    await eventually(async () => (await screen.provider('RPA')).startsWith('late, '));
    expect(await screen.shape('RPA')).toBe('late');
    await eventually(async () => /^stale, no data since \d\d:\d\d$/.test(await screen.provider('RPA')));
    expect(await screen.shape('RPA')).toBe('stale');
    expect(await screen.text('.trust-feeds')).toMatch(/stale: Medway PAS \d+ s/);
    await journey.gatewaySays(feed('RPA'));
    await eventually(async () => (await screen.provider('RPA')).startsWith('fresh, '));
  });

  it('tells the p95 of the heartbeat up to this screen', async () => {
    const screen = await open();
    await journey.bedTrackingSays(heartbeatPassed(new Date(Date.now() - 1_000).toISOString()));
    await eventually(async () =>
      /^heartbeat p50 \d+\.\d\d s, p95 \d+\.\d\d s$/.test(await screen.text('.trust-heartbeat')),
    );
  });

  it('misses nothing and sees nothing twice when the service is killed and comes back', async () => {
    const screen = await open();
    await caughtUp(screen);
    const from = (await screen.seq()) + 1;
    // Others in the group wait for the session of the killed one to end.
    const shows = (occupied: number) =>
      eventually(async () => (await screen.figure('RPA02/occupied')) === occupiedWith(occupied), { within: 45_000 });
    for (const occupied of [10, 20]) {
      await journey.bedTrackingSays(ward('RPA02-AMU', occupied));
      await shows(occupied);
      await journey.controlCentre().end('SIGKILL');
      await journey.bedTrackingSays(ward('RN707-AMU', occupied), ward('RPA02-AMU', occupied + 1));
      await journey.startAgain();
      await shows(occupied + 1);
    }
    await caughtUp(screen);
    const logged = (await changesAfter(journey.database, from - 1)).map(({ seq }) => seq);
    expect((await screen.changes()).filter((seq) => seq >= from)).toEqual(logged);
    expect(logged.length).toBeGreaterThanOrEqual(6);
    expect(logged).toEqual(logged.map((_, index) => from + index));
  }, 180_000);

  it('is drawn once a second, however much comes', async () => {
    const screen = await open();
    await caughtUp(screen);
    const known = (await screen.changes()).length;
    await screen.countDrawings();
    const began = Date.now();
    await eventually(
      async () => {
        await journey.bedTrackingSays(...wardsOf('RPA').map(({ id }) => ward(id, 1 + (version % 5))));
        return (await screen.changes()).length >= known + 40;
      },
      { within: 60_000 },
    );
    await caughtUp(screen);
    const seconds = (Date.now() - began) / 1_000;
    expect(await screen.drawings()).toBeGreaterThan(0);
    expect(await screen.drawings()).toBeLessThanOrEqual(seconds + 2);
  });

  it('finds a change that was lost on the way and takes the snapshot again', async () => {
    const screen = await open();
    await caughtUp(screen);
    await screen.dropChange((await screen.seq()) + 1);
    await journey.bedTrackingSays(...wardsOf('RPA').map(({ id }) => ward(id, 1)));
    await journey.bedTrackingSays(ward('RPA02-AMU', 7));
    await journey.bedTrackingSays(ward('RPA02-AMU', 8));
    await eventually(async () => (await screen.figure('RPA02/occupied')) === occupiedWith(8));
    await caughtUp(screen);
  });

  it('warns, then blanks with the time, when the service is frozen, and is live again after', async () => {
    const screen = await open('?banner=3&blank=8');
    await eventually(async () => (await screen.liveness()) === 'live');
    expect(await screen.text('.trust-live')).toMatch(/^live, [01] s$/);
    journey.controlCentre().signal('SIGSTOP');
    await eventually(async () => (await screen.liveness()) === 'quiet');
    expect(await screen.text('.trust-live')).toMatch(/^Nothing heard for \d s: these figures may be old$/);
    await eventually(async () => (await screen.liveness()) === 'not live');
    expect(await screen.text('.trust-live')).toMatch(/^not live since \d\d:\d\d:\d\d$/);
    expect(await screen.text('[role=status]')).toContain('not live since');
    expect((await new AxeBuilder({ page: screen.page }).analyze()).violations).toEqual([]);
    journey.controlCentre().signal('SIGCONT');
    await eventually(async () => (await screen.liveness()) === 'live');
  });

  it('says so, with the address and what to do, when it can connect to nothing', async () => {
    const screen = await open();
    await screen.page.route('**/board/stream*', (route) => route.abort());
    await screen.page.reload();
    await eventually(async () => (await screen.text('main')).includes('No connection to the control centre'));
    expect(await screen.text('main')).toContain(`${journey.address}/board/stream`);
    expect((await new AxeBuilder({ page: screen.page }).analyze()).violations).toEqual([]);
  });

  it.each(['light', 'dark'])('fits one screen, and is free of barriers that axe finds (%s)', async (theme) => {
    await everyoneSpeaks();
    const screen = await open('', theme === 'dark');
    await eventually(async () => (await screen.text('.trust-feeds')).startsWith('feeds 5 of 5 fresh'));
    await caughtUp(screen);
    expect(Math.max(...(await screen.overflow()))).toBe(0);
    expect((await new AxeBuilder({ page: screen.page }).analyze()).violations).toEqual([]);
    expect(await screen.page.locator('[aria-live]').count()).toBe(1);
    if (process.env['UPDATE_SCREENSHOTS'] === '1' && theme === 'light') await photograph(screen);
  });

  it('reads on a phone without sideways scrolling', async () => {
    const screen = await open();
    await screen.page.setViewportSize({ width: 390, height: 844 });
    await eventually(async () => (await screen.figure('RPA/usable')) !== '');
    expect((await screen.overflow())[1]).toBe(0);
  });
});

async function photograph(screen: Screen): Promise<void> {
  for (let beat = 0; beat < 20; beat += 1) await journey.bedTrackingSays(heartbeatPassed(new Date().toISOString()));
  await caughtUp(screen);
  await mkdir('docs/images', { recursive: true });
  await screen.page.screenshot({ path: join('docs/images', 'board.png') });
}
