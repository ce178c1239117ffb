import type { Browser, Locator } from 'playwright-core';
import type { DomainEvent } from '@careway/contracts';
import { eventually, testBrowser } from '@careway/testing';
import { speaker } from './board-journey.fixture.ts';
import { figureObserved } from './figures-said.fixture.ts';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

let journey: PagesJourney;
let browser: Browser;
let gatewaySays: (...events: DomainEvent[]) => Promise<void>;

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
  gatewaySays = await speaker('gateway', 'gateway', journey.kafka);
  await gatewaySays(figureObserved({ figureId: 'ambulance-handover-mean', placeId: 'RPA', value: 22 }));
}, 240_000);

afterEach(() => PageScreen.closeAll());

const CORA = 'Cora Whitstable';
const WITHIN = { within: 20_000 };
const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);
const row = (screen: PageScreen, id: string): Locator => screen.page.locator(`[data-trigger="${id}"]`);
const field = (screen: PageScreen, label: string): Locator => screen.page.getByLabel(label, { exact: true });

async function openAsCora(path: string): Promise<PageScreen> {
  const screen = await open(path);
  await screen.actAs(CORA);
  await field(screen, 'Why it is set so').waitFor();
  return screen;
}

async function expectAlerts(words: RegExp, count: number): Promise<void> {
  const screen = await open('/alerts');
  await screen.heading('Alert budget').waitFor();
  const alerts = screen.page.locator('[data-alert]').filter({ hasText: words });
  await eventually(async () => expect(await alerts.count()).toBe(count), WITHIN);
}

describe('the triggers', () => {
  it('tell everybody when an alert is raised and cleared, what is to be done, and that nobody confirms it', async () => {
    const screen = await open('/triggers');
    await eventually(async () => expect(await row(screen, 'handover-mean').innerText()).toContain('45 min'));
    const words = (await row(screen, 'handover-mean').innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/45 minutes or more, for 15 min below 30 minutes Emergency department lead, then Site lead/);
    expect(words).toContain('as shipped; provisional');
    expect(await row(screen, 'opel-3').innerText()).toContain('OPEL 3 or worse, for 10 min');
    await row(screen, 'handover-mean').getByRole('link').press('Enter');
    await screen.heading('ambulance handover, mean').waitFor();
    expect(await screen.text('#content')).toContain('Choose who you act as, above, to set a trigger');
    expect(await screen.button('Set it').count()).toBe(0);
  });

  it('tell the whole surge plan: what is done at which level, and how it is stood down', async () => {
    const screen = await open('/triggers');
    await screen.page.locator('[data-plan="acute"] summary').press('Enter');
    const card = screen.page.locator('[data-plan-card="acute-full-capacity"]');
    expect(await card.innerText()).toMatch(/OPEL 4: Full capacity protocol\s+Chief executive: .*\s+To stand down: End/);
  });

  it('are set by keyboard, with a reason; what can not be is said beside its field', async () => {
    await expectAlerts(/ambulance handover, mean 22/, 0);
    const screen = await openAsCora('/triggers/handover-mean');
    await field(screen, 'Limit').fill('20');
    await field(screen, 'Minutes that it must last').fill('0');
    await field(screen, 'Why it is set so').fill('Agreed at the board of November');
    await field(screen, 'Why it is set so').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    expect(await field(screen, 'Its alert clears beyond').getAttribute('aria-invalid')).toBe('true');
    expect(await field(screen, 'Limit').getAttribute('aria-invalid')).toBeNull();
    await field(screen, 'Its alert clears beyond').fill('15');
    await screen.button('Set it').press('Enter');
    await eventually(async () => expect(await screen.text('.done')).toBe('It is in force.'));
    await eventually(async () =>
      expect(await screen.text('.in-force')).toContain('20 minutes or more Clears below 15'),
    );
    expect(await screen.text('.in-force')).toContain(`set by ${CORA}, control centre, on`);
    expect(await field(screen, 'Limit').inputValue()).toBe('20');
    expect(await screen.text('.changed')).toBe('');
    await expectAlerts(/ambulance handover, mean 22 minutes \(20 or more\)/, 1);
  });

  it('are not set over what somebody else set meanwhile, nor by who has another role', async () => {
    const [first, second] = [await openAsCora('/triggers/mh-full'), await openAsCora('/triggers/mh-full')];
    await field(first, 'Limit').fill('97');
    await field(second, 'Limit').fill('99');
    await field(second, 'Why it is set so').fill('Fewer alerts at night');
    await second.button('Set it').press('Enter');
    await eventually(async () => expect(await second.text('.done')).toBe('It is in force.'));
    await field(first, 'Why it is set so').fill('More alerts at night');
    await first.button('Set it').press('Enter');
    await eventually(async () => expect(await first.text('.told-problem')).toContain('changed meanwhile'));
    await eventually(async () => expect(await first.text('.changed')).toContain('Fewer alerts at night'));
    expect(await field(first, 'Limit').inputValue()).toBe('97');
    await first.button('Go on from how it is now').press('Enter');
    await eventually(async () => expect(await field(first, 'Limit').inputValue()).toBe('99'));
    await first.actAs('Mia Okafor');
    await field(first, 'Why it is set so').fill('Because I may not');
    await first.button('Set it').press('Enter');
    await eventually(async () => expect(await first.text('.told-problem')).toContain('control-centre'));
    expect(await first.text('.in-force')).toContain('Fewer alerts at night');
  });

  it('are added here under a name of their own, and switched off, which ends their alerts', async () => {
    const screen = await openAsCora('/triggers/new');
    await field(screen, 'What it is about').fill('Handover, mean');
    await field(screen, 'Figure').selectOption('ambulance-handover-mean');
    await field(screen, 'Limit').fill('10');
    await field(screen, 'Its alert clears beyond').fill('10');
    await field(screen, 'What is to be done').fill('Ring the duty manager');
    await field(screen, 'Who answers for it').fill('Site lead');
    await field(screen, 'Who takes over').fill('On-call executive');
    await field(screen, 'Why it is set so').fill('A trial of one week');
    await screen.button('Add it').press('Enter');
    await eventually(async () => expect(await screen.text('.trigger-form .fault')).toContain('There is one with this'));
    await field(screen, 'What it is about').fill('early handover');
    await screen.button('Add it').press('Enter');
    await screen.heading('early handover').waitFor();
    expect(new URL(screen.page.url()).pathname).toBe('/triggers/early-handover');
    await expectAlerts(/early handover 22/, 1);
    await field(screen, 'Why it is switched off').fill('The trial is over');
    await screen.button('Switch it off').press('Enter');
    await eventually(async () => expect(await screen.text('.in-force')).toContain('Switched off: it raises nothing'));
    await expectAlerts(/early handover 22/, 0);
  });
});

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the pages of the triggers are free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open('/triggers', looks);
    await row(screen, 'handover-mean').waitFor();
    await screen.page.locator('[data-plan="acute"] summary').click();
    await screen.actAs(CORA);
    expect(await screen.barriers(`triggers-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
    await row(screen, 'handover-mean').getByRole('link').click();
    await screen.button('Set it').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.barriers(`trigger-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  120_000,
);
