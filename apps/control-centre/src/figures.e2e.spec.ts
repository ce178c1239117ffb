import type { Browser } from 'playwright-core';
import type { DomainEvent } from '@careway/contracts';
import { eventually, testBrowser } from '@careway/testing';
import { boardJourney, type BoardJourney } from './board-journey.fixture.ts';
import { figureObserved } from './figures-said.fixture.ts';
import { PageScreen } from './page-screen.fixture.ts';

let journey: BoardJourney;
let browser: Browser;

const WAIT = 'ed-longest-wait';
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const waited = (value: number, minutesAgo: number): DomainEvent =>
  figureObserved({ figureId: WAIT, placeId: 'RPA', value }, ago(minutesAgo));

beforeAll(async () => {
  [journey, browser] = await Promise.all([boardJourney(), testBrowser()]);
  // Told every 15 minutes, then not for two hours; then 72 hours, which nobody is to see.
  await journey.gatewaySays(waited(120, 200), waited(130, 185), waited(141, 170));
  await journey.gatewaySays(waited(150, 20), waited(4_320, 5));
}, 180_000);

afterEach(() => PageScreen.closeAll());

const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);

describe('the pages of the figures', () => {
  it('list the registry: what each means on tap, how it stands, and never 0 for what is not known', async () => {
    const screen = await open('/figures');
    const row = (id: string) => screen.page.locator(`[data-figure="${id}"]`);
    await eventually(async () => expect(await row(WAIT).innerText()).toMatch(/1 held, 3 never received/));
    expect(await row('ambulances-waiting').innerText()).toContain('4 never received');
    expect(await row('ambulances-waiting').locator('td').first().innerText()).toBe('–');
    const meaning = row('ambulances-waiting').getByText('Ambulances at the hospital');
    expect(await meaning.isVisible()).toBe(false);
    await row('ambulances-waiting').locator('summary').press('Enter');
    await eventually(async () => expect(await meaning.isVisible()).toBe(true));
    expect(await screen.page.locator('[data-figure]').count()).toBeGreaterThan(50);
  });

  it('tell one figure with its history, in which what was held is not to be seen', async () => {
    const screen = await open('/figures');
    await screen.page.getByRole('link', { name: 'Longest wait in the emergency department' }).press('Enter');
    await screen.heading('Longest wait in the emergency department').waitFor();
    await screen.heading('History at Medway').waitFor();
    const place = screen.page.locator('tr[data-place="RPA"]');
    expect((await place.innerText()).replaceAll(/\s+/g, ' ')).toMatch(/^Medway 150 minutes held, \d+ (s|min) .* \d/);
    await screen.page.locator('.chart .recharts-line').waitFor();
    expect(await screen.page.locator('.span-held').count()).toBeGreaterThan(0);
    await screen.page.getByText('Every value, and what told it').press('Enter');
    const values = screen.page.locator('[data-value]');
    await eventually(async () => expect(await values.count()).toBe(5));
    const newest = await values.first().innerText();
    expect(newest).toMatch(/–\s+.+\s+try-out\s+[0-9a-f-]{36}$/);
    expect(await screen.page.content()).not.toMatch(/4,?320/);
    const csv = await (await fetch(journey.address + (await link(screen)))).text();
    expect(csv.split('\r\n')).toHaveLength(7);
    expect(csv).not.toMatch(/4,?320/);
  });
});

const link = async (screen: PageScreen): Promise<string> =>
  (await screen.page.getByRole('link', { name: 'All of it as CSV' }).getAttribute('href'))!;

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the pages of the figures are free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open('/figures', looks);
    await screen.page.locator('[data-figure]').first().waitFor();
    expect(await screen.barriers(`figures-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
    await screen.page.goto(`${journey.address}/figures/${WAIT}`);
    await screen.page.locator('.chart .recharts-line').waitFor();
    expect(await screen.barriers(`figure-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  120_000,
);
