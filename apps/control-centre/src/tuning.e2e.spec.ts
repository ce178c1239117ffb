import type { Browser, Page } from 'playwright-core';
import type { DomainEvent } from '@careway/contracts';
import { eventually, testBrowser } from '@careway/testing';
import { speaker } from './board-journey.fixture.ts';
import { pillarObserved } from './figures-said.fixture.ts';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

let journey: PagesJourney;
let browser: Browser;
let gatewaySays: (...events: DomainEvent[]) => Promise<void>;

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
  gatewaySays = await speaker('gateway', 'gateway', journey.kafka);
  await gatewaySays(...pillarObserved('RYD', 'nhs-111', 3));
  // By the page's clock, which may be some seconds behind, it has to be recorded.
  await eventually(async () => expect(await secondsAtLevel3('RYD')).toBeGreaterThan(3), { within: 60_000 });
}, 300_000);

async function secondsAtLevel3(provider: string): Promise<number> {
  const { scores } = (await (await fetch(`${journey.address}/opel`)).json()) as {
    scores: { placeId: string; level: number | null; scoredAt: string }[];
  };
  const score = scores.find(({ placeId, level }) => placeId === provider && level === 3);
  return score ? (Date.now() - Date.parse(score.scoredAt)) / 1_000 : 0;
}

afterEach(() => PageScreen.closeAll());

const CORA = 'Cora Whitstable';
const THIRD_LEVEL = 'Points at which OPEL 2 ends';
const open = (looks = {}) => PageScreen.open(browser, `${journey.address}/tuning`, looks);
const ofCalls = (page: Page, table: string) => page.locator(`[data-tried="RYD nhs-111 ${table}"]`);

async function changedAndTried(): Promise<PageScreen> {
  const screen = await open();
  await screen.actAs(CORA);
  await screen.page.getByLabel('Kind of provider').selectOption('nhs-111');
  const points = await screen.page.getByLabel('Points at which OPEL 3 ends').inputValue();
  await screen.page.getByLabel(THIRD_LEVEL).fill(String(Number(points) - 1));
  await eventually(async () => expect(await screen.text('.figures-line')).toBe('1 number is changed.'));
  await screen.button('Try them').press('Enter');
  await ofCalls(screen.page, 'tried-here').waitFor();
  return screen;
}

describe('the tuning bench', () => {
  it('tells side by side what changed thresholds would have declared on recorded days, and changes nothing', async () => {
    const screen = await changedAndTried();
    const alertsOf = async (table: string) =>
      Number(await ofCalls(screen.page, table).locator('td').nth(4).innerText());
    expect(await alertsOf('integrated-2024-26')).toBe(1);
    expect(await alertsOf('tried-here')).toBe(0);
    expect(await ofCalls(screen.page, 'tried-here').innerText()).toContain('as changed here');
    expect(await screen.text('#content')).toMatch(/Tried on \d+ recorded moments/);
    expect(await screen.text('[data-parameter="cut-offs"]')).toContain('changed');
  });

  it('publishes what was tried as a version with a first day, signed, and keeps what holds', async () => {
    const screen = await changedAndTried();
    await screen.button('Publish').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.page.getByLabel('Why').getAttribute('aria-invalid')).toBe('true');
    await screen.page.getByLabel('Name of the version').fill('Kent thresholds of winter');
    await screen.page.getByLabel('Why').fill('Half of the alerts came for nothing');
    await screen.button('Publish').press('Enter');
    await eventually(async () => expect(await screen.text('.done')).toBe('Published: Kent thresholds of winter.'));
    const version = screen.page.getByLabel('Begin with').locator('option', { hasText: 'Kent thresholds of winter' });
    await eventually(async () => expect(await version.count()).toBe(1));
    const inForce = screen.page.getByLabel('Begin with').locator('option', { hasText: '(in force)' });
    expect(await inForce.textContent()).toContain('Integrated OPEL 2024-26');
    const { items } = (await (await fetch(`${journey.address}/opel/frameworks`)).json()) as { items: object[] };
    expect(items).toContainEqual(
      expect.objectContaining({
        id: 'kent-thresholds-of-winter',
        published: expect.objectContaining({ by: expect.objectContaining({ name: CORA }) }),
      }),
    );
  });
});

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the bench is free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open(looks);
    await screen.actAs(CORA);
    await screen.page.getByLabel('Kind of provider').selectOption('community');
    await screen.page.getByLabel(THIRD_LEVEL).fill('60');
    await screen.button('Try them').click();
    await screen.page.locator('[data-tried]').first().waitFor();
    expect(await screen.barriers(`tuning-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  60_000,
);
