import type { Browser } from 'playwright-core';
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
}, 240_000);

afterEach(() => PageScreen.closeAll());

const CORA = 'Cora Whitstable';
const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);

async function openHuddle(screen: PageScreen, title: string) {
  await screen.actAs(CORA);
  await screen.page.getByLabel('Name of the huddle').fill(title);
  await screen.button('Open a huddle').press('Enter');
  await screen.heading(title).waitFor();
}

describe('the huddles', () => {
  it('are opened, decided in, agreed in and closed by keyboard, and end with minutes', async () => {
    const screen = await open('/huddles');
    await screen.page.getByText('No huddle was held yet').waitFor();
    await openHuddle(screen, 'Morning huddle');
    expect(await screen.text('.frozen caption')).toMatch(/^Frozen at \d+ \w+ 20\d\d \d\d:\d\d:\d\d$/);
    expect(await screen.page.locator('.frozen tbody tr').count()).toBeGreaterThan(3);
    await screen.button('Write the decision down').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    await screen.page.getByLabel('What was decided').fill('Open Foxglove ward');
    await screen.page.getByLabel('Why', { exact: true }).fill('Four people wait');
    await screen.page.getByLabel('Why', { exact: true }).press('Enter');
    await eventually(async () =>
      expect(await screen.text('[data-entry="decision"]')).toContain('Why: Four people wait'),
    );
    await screen.page.getByLabel('What is to be done').fill('Staff Foxglove ward');
    await screen.page.getByLabel('Whose it is').fill('Site lead');
    await screen.button('Write the action down').press('Enter');
    await eventually(async () =>
      expect(await screen.text('[data-entry="action"]')).toMatch(/Site lead, until .*: open/),
    );
    await screen.page.getByLabel('In a few words').fill('One ward opens');
    await screen.button('Close the huddle').press('Enter');
    await eventually(async () => expect(await screen.text('.huddle-standing')).toContain(`closed`));
    expect(await screen.page.locator('[data-form]').count()).toBe(0);
    await screen.button('Say it is done').press('Enter');
    await eventually(async () => expect(await screen.text('[data-entry="action"]')).toContain(`by ${CORA}`));
    const href = await screen.page.getByRole('link', { name: 'as PDF' }).getAttribute('href');
    const pdf = await fetch(journey.address + href!, { headers: { accept: 'text/html,application/pdf' } });
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  });

  it('tell what changed since the last one', async () => {
    const screen = await open('/huddles');
    await openHuddle(screen, 'Noon huddle');
    await screen.page.getByRole('link', { name: 'All huddles' }).press('Enter');
    await screen.heading('Changed since the last huddle').waitFor();
    await gatewaySays(...pillarObserved('RYD', 'nhs-111', 4));
    await eventually(async () => expect(await screen.text('#content')).toMatch(/OPEL (unknown|\d) to 4/), {
      within: 20_000,
    });
  });
});

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the pages of the huddles are free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open('/huddles', looks);
    await screen.actAs(CORA);
    await screen.page.locator('[data-huddle]').first().waitFor();
    expect(await screen.barriers(`huddles-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
    await openHuddle(screen, `Huddle ${name}`);
    expect(await screen.barriers(`huddle-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  120_000,
);
