import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { eventually, testBrowser } from '@careway/testing';
import { boardJourney, type BoardJourney } from './board-journey.fixture.ts';
import { pillarObserved } from './figures-said.fixture.ts';
import { lastSeq } from './project-board/board-log.ts';
import { arcMinutes, geometryOf } from './wall-geometry.fixture.ts';
import { alert, minutes, WallJourney } from './wall-journey.fixture.ts';

const PROVIDERS = ['RN7', 'RVV', 'RWF', 'RPA', 'RYY', 'RXY', 'RYD'];

let journey: BoardJourney;
let wall: WallJourney;
let browser: Browser;

beforeAll(async () => {
  [journey, browser] = await Promise.all([boardJourney(), testBrowser()]);
  wall = new WallJourney(journey);
}, 180_000);

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

interface Looks {
  query?: string;
  dark?: boolean;
  width?: number;
  height?: number;
}

async function open({ query = '', dark = false, width = 1920, height = 1080 }: Looks = {}): Promise<Page> {
  const colorScheme = dark ? ('dark' as const) : ('light' as const);
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  opened.push(page);
  await page.goto(`${journey.address}/wall${query}`);
  await caughtUp(page);
  return page;
}

const text = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).first().innerText()).replaceAll(/\s+/g, ' ').trim();
const mark = (page: Page, selector: string): Promise<string | null> =>
  page.locator(`${selector} .opel-mark`).first().getAttribute('data-mark');
const tile = (id: string) => `[data-provider="${id}"]`;
const caughtUp = (page: Page) =>
  eventually(async () =>
    expect(Number(await page.locator('.wall').getAttribute('data-seq'))).toBe(await lastSeq(journey.database)),
  );

const BOXES = '.wall-tile, .wall-system, .wall-decide, .wall-since, .wall-eight > div, .wall-head, .wall-trust';
const READABLE = { scroll: [0, 0], outside: [], overlapping: [] };
async function readable(page: Page) {
  const { scroll, outside, overlapping } = await geometryOf(page, BOXES);
  return { scroll, outside, overlapping };
}

describe('the wall', () => {
  it('knows nothing before anything is heard, in words and in shape, and never says 0', async () => {
    const page = await open();
    await eventually(async () => expect(await page.locator('.wall-tile').count()).toBe(PROVIDERS.length));
    expect(await text(page, tile('RPA'))).toContain('never received');
    expect(await mark(page, tile('RPA'))).toBe('unknown');
    expect(await text(page, '.wall-feeds')).toContain('feeds 0 of 5 fresh; never received: ');
    expect(await text(page, '.wall-heartbeat')).toBe('heartbeat never received');
    expect(await text(page, '.wall-decide')).toContain('Nothing waits for a decision');
    expect(await page.locator('.wall-eight dt').count()).toBe(8);
    expect(await page.locator('.wall-value').allInnerTexts()).not.toContain('0');
    expect(await readable(page)).toEqual(READABLE);
  });

  it('tells each level by numeral, word and shape in its fixed place, and how far it is sure', async () => {
    await wall.everyoneSpeaks();
    const page = await open();
    await eventually(async () => expect(await text(page, tile('RPA'))).toContain('OPEL 4'));
    expect(await mark(page, tile('RPA'))).toBe('4');
    await eventually(async () => expect(await text(page, tile('RWF'))).toContain('OPEL 1'));
    const places = page.locator('.wall-tile');
    const ids = (await places.all()).map((place) => place.getAttribute('data-provider'));
    expect(await Promise.all(ids)).toEqual(PROVIDERS);
    await eventually(async () => expect(await text(page, tile('RYY'))).toMatch(/OPEL \d–\d/));
    expect(await mark(page, tile('RYY'))).toBe('unknown');
    // Values of two hours ago are not believed, so it could be anything.
    await eventually(async () => expect(await text(page, tile('RVV'))).toMatch(/no data since \d\d:\d\d/));
    expect(await text(page, tile('RYD'))).toContain('never received');
    expect(await text(page, '.wall-provisional')).toBe('OPEL provisional');
    expect(await page.locator('.wall-pillars li').count()).toBe(4);
    await eventually(async () =>
      expect(await text(page, '.wall-heartbeat')).toMatch(/^heartbeat p50 \d+\.\d\d s, p95 \d+\.\d\d s$/),
    );
    expect(await text(page, '.wall-live')).toMatch(/^live, [01] s$/);
    expect(await text(page, '.wall-clock')).toMatch(/^\d\d:\d\d:\d\d$/);
  });

  it('points up where it was better an hour ago', async () => {
    await wall.betterBefore('RPA', 'RWF');
    const page = await open();
    const trend = (id: string) => page.locator(`${tile(id)} .opel-trend`);
    await eventually(async () => expect(await trend('RPA').getAttribute('data-trend')).toBe('up'));
    expect(await trend('RPA').textContent()).toContain('was 2 an hour ago');
    expect(await trend('RWF').getAttribute('data-trend')).toBe('down');
  });

  it('shows three decisions at most: what, whose, and the time left', async () => {
    const page = await open();
    const alerts = [
      alert('Medway: ambulance handover above 60 minutes', { owner: 'Site team', dueAt: minutes(5) }),
      alert('East Kent: 12-hour waits above 5 %', { owner: 'On-call director', dueAt: minutes(-2) }),
      alert('KMPT: no section 136 space is free', { dueAt: minutes(8) }),
      alert('Dartford: escalation beds are open', { acknowledgedAt: minutes(-1), dueAt: minutes(20) }),
    ];
    await wall.tell(...alerts);
    const lines = page.locator('.wall-lines li');
    await eventually(async () => expect(await lines.count()).toBe(3));
    expect(await text(page, '.wall-decide h2')).toMatch(/^Decide now \+\d more$/);
    expect(await lines.first().innerText()).toMatch(/East Kent.*\s+On-call director\s+2 min over/);
    expect(await lines.nth(1).innerText()).toMatch(/Medway.*\s+Site team\s+[45] min left/);
    expect(await lines.nth(2).innerText()).toContain('nobody yet');
    await wall.tell(...alerts.map((one) => ({ ...one, clearedAt: minutes(0) })));
    await eventually(async () => expect(await text(page, '.wall-decide')).not.toMatch(/East Kent: 12|Site team/));
  });

  it('tells what changed since the last huddle, and nothing else', async () => {
    await wall.holdHuddle();
    const page = await open();
    // The clock may raise an alert meanwhile.
    const quiet = /^Since \d\d:\d\d (Nothing changed since the huddle|Alerts: \d+ new, \d+ cleared)$/;
    await eventually(async () => expect(await text(page, '.wall-since')).toMatch(quiet));
    await journey.gatewaySays(...pillarObserved('RWF', 'acute', 2));
    const [changed] = [page.locator('.wall-since li').filter({ hasText: 'Maidstone' })];
    await eventually(async () => expect(await changed.first().innerText()).toContain('OPEL 1 to 2'), {
      within: 60_000,
    });
    expect(await readable(page)).toEqual(READABLE);
    await journey.gatewaySays(...pillarObserved('RWF', 'acute', 1));
  });

  it('stands still when it is frozen, says since when, and goes live again', async () => {
    const page = await open();
    await eventually(async () => expect(await text(page, tile('RPA'))).toContain('OPEL'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await eventually(async () =>
      expect(await text(page, '.wall-live')).toMatch(/^frozen at \d\d:\d\d:\d\d, \d+ s ago$/),
    );
    const clock = await text(page, '.wall-clock');
    await wall.tell(alert('Medway: said while it was frozen', { dueAt: minutes(1) }));
    await eventually(async () => expect(await text(page, '.wall-clock')).not.toBe(clock));
    await eventually(async () => expect(await text(page, '.wall-live')).toMatch(/, [2-9] s ago$/));
    expect(await text(page, '.wall-decide')).not.toContain('said while it was frozen');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await text(page, '.wall-decide')).toContain('said while it was frozen'));
    expect(await text(page, '.wall-live')).toMatch(/^live, /);
  });

  it('warns after three missed keep-alives and greys with the time after six', async () => {
    const page = await open({ query: '?banner=3&blank=6' });
    await eventually(async () => expect(await page.locator('.wall').getAttribute('data-live')).toBe('live'));
    journey.controlCentre().signal('SIGSTOP');
    await eventually(async () => expect(await text(page, '.wall-live')).toMatch(/^Nothing heard for \d s/));
    await eventually(async () => expect(await text(page, '.wall-live')).toMatch(/^not live since \d\d:\d\d:\d\d$/));
    expect(await page.locator('.wall-trust').getAttribute('data-believe')).toBe('false');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    journey.controlCentre().signal('SIGCONT');
    await eventually(async () => expect(await text(page, '.wall-live')).toMatch(/^live, /));
  });
});

describe('the wall can be read', () => {
  beforeAll(async () => {
    await wall.everyoneSpeaks();
    // Two values of East Kent stay two hours old; the system was better an hour ago.
    await journey.gatewaySays(
      ...pillarObserved('RVV', 'acute', 3).slice(2),
      ...pillarObserved('RYY', 'community', 3),
      ...pillarObserved('RYD', 'nhs-111', 2),
    );
    await wall.betterBefore('QKS', 'RYY');
  });

  const shows = async (looks: Looks): Promise<Page> => {
    const page = await open(looks);
    await eventually(async () => expect(await text(page, tile('RVV'))).toMatch(/OPEL 3.* could be \d–\d/));
    await eventually(async () => expect(await text(page, '.wall-overall')).toMatch(/^\d OPEL \d/));
    await wall.tell(
      alert('East Kent: 12-hour waits above 5 %', { owner: 'On-call director', dueAt: minutes(-2) }),
      alert('Medway: ambulance handover above 60 minutes', { owner: 'Site team', dueAt: minutes(5) }),
      alert('KMPT: no section 136 space is free', { owner: 'Health-based place of safety lead', dueAt: minutes(8) }),
    );
    await eventually(async () => expect(await page.locator('.wall-lines li').count()).toBe(3));
    await caughtUp(page);
    return page;
  };
  it.each([
    ['light', { width: 1920, height: 1080 }],
    ['dark', { width: 1920, height: 1080, dark: true }],
    ['4k', { width: 3840, height: 2160 }],
  ])('from 5 m without a mouse, without scrolling, nothing over another (%s)', async (name, looks) => {
    const page = await shows(looks);
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: join(folder, `wall-${name}.png`) });
    const { smallest } = await geometryOf(page, BOXES);
    expect(await readable(page)).toEqual(READABLE);
    expect(arcMinutes(smallest.size, looks.height)).toBeGreaterThanOrEqual(16);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.locator('[aria-live]').count()).toBe(1);
  });

  it('on a phone, without sideways scrolling', async () => {
    const page = await shows({ width: 390, height: 844 });
    const folder = process.env['SCREENSHOTS'];
    if (folder) await page.screenshot({ path: join(folder, 'wall-phone.png'), fullPage: true });
    const { scroll, ...words } = await readable(page);
    expect({ ...words, scroll: [0, scroll[1]] }).toEqual(READABLE);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});
