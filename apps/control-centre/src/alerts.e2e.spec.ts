import type { Browser, Locator } from 'playwright-core';
import type { DomainEvent } from '@careway/contracts';
import { eventually, testBrowser } from '@careway/testing';
import { speaker } from './board-journey.fixture.ts';
import { figureObserved, pillarObserved } from './figures-said.fixture.ts';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

let journey: PagesJourney;
let browser: Browser;
let gatewaySays: (...events: DomainEvent[]) => Promise<void>;

const spaces = (empty: number) => [
  figureObserved({ figureId: 's136-spaces-open', placeId: 'RXY', value: 3 }),
  figureObserved({ figureId: 's136-spaces-empty', placeId: 'RXY', value: empty }),
];

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
  gatewaySays = await speaker('gateway', 'gateway', journey.kafka);
  await gatewaySays(...spaces(0), ...pillarObserved('RYD', 'nhs-111', 4));
}, 240_000);

afterEach(() => PageScreen.closeAll());

const CORA = 'Cora Whitstable';
const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);
const noSpace = (screen: PageScreen): Locator =>
  screen.page.locator('[data-alert]').filter({ hasText: /section 136 spaces free/ });

describe('the alerts', () => {
  it('tell what, whose and how long, to everybody', async () => {
    const screen = await open('/alerts');
    await noSpace(screen).waitFor();
    const words = await noSpace(screen).innerText();
    expect(words).toMatch(/(29|30) min left; nobody has acknowledged it/);
    expect(words).toContain('Health-based place of safety lead: Tell the police control room');
    expect(await screen.text('#content')).toContain('Choose who you act as');
    expect(await screen.button(/^Acknowledge/).count()).toBe(0);
    expect(await screen.text('.budget')).toMatch(/Raised \d+/);
  });

  it('are acknowledged, acted on and escalated by keyboard, with each step under the name of who took it', async () => {
    const screen = await open('/alerts');
    await screen.actAs(CORA);
    await screen
      .button(/^Acknowledge/, screen.page)
      .first()
      .waitFor();
    await noSpace(screen)
      .getByRole('button', { name: /^Acknowledge/ })
      .press('Enter');
    await eventually(async () => expect(await noSpace(screen).innerText()).toContain('left; acknowledged'));
    expect(await screen.text('.done')).toContain('Acknowledged: ');
    await noSpace(screen).getByRole('link').press('Enter');
    await screen.heading(/section 136 spaces free/).waitFor();
    await screen.button('Say it is done').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    await screen.page.getByLabel('What was done').fill('A space is being cleaned');
    await screen.page.getByLabel('What was done').press('Enter');
    await eventually(async () => expect(await screen.text('.alert-standing')).toContain('acted on once'));
    await screen.page.getByLabel(/^Why it goes to/).fill('It takes longer than an hour');
    await screen.button('Escalate').press('Enter');
    await eventually(async () => expect(await screen.text('.alert-standing')).toContain('escalated'));
    const steps = await screen.page.locator('[data-step]').allInnerTexts();
    expect(steps.filter((one) => one.includes(`by ${CORA}, control centre`))).toHaveLength(3);
    expect(steps[0]).toMatch(/^raised .* by itself/);
  });

  it('leave the list when the cause is over', async () => {
    const screen = await open('/alerts');
    await noSpace(screen).waitFor();
    await gatewaySays(...spaces(2));
    await eventually(async () => expect(await noSpace(screen).count()).toBe(0), { within: 20_000 });
    await screen.button('The last hundred').press('Enter');
    await eventually(async () => expect(await noSpace(screen).innerText()).toMatch(/cleared \d+ s ago/));
    await gatewaySays(...spaces(0));
  });

  it('come with the cards that a level calls for, which are said to be in force and ended', async () => {
    const screen = await open('/desk/RYD');
    const card = screen.page.locator('[data-card]').first();
    await card.waitFor();
    await screen.actAs(CORA);
    await card.getByLabel(/^What was done/).fill('Two more call handlers are on');
    await card.getByRole('button', { name: 'Say it is in force' }).press('Enter');
    await eventually(async () => expect(await screen.page.locator('[data-state="done"]').count()).toBe(1));
    const inForce = screen.page.locator('[data-state="done"]');
    expect(await inForce.innerText()).toMatch(new RegExp(`in force since \\d+ s ago by ${CORA}: Two more`));
    await inForce.getByLabel(/^How it was ended/).fill('The queue is empty');
    await inForce.getByRole('button', { name: 'Say it is ended' }).press('Enter');
    await eventually(async () => expect(await inForce.count()).toBe(0));
  });
});

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the pages of the alerts are free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open('/alerts', looks);
    await screen.actAs(CORA);
    await noSpace(screen).waitFor();
    expect(await screen.barriers(`alerts-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
    await noSpace(screen).getByRole('link').click();
    await screen.page.locator('[data-step]').first().waitFor();
    expect(await screen.barriers(`alert-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  120_000,
);
