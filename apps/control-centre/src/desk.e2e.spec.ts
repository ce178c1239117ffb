import type { Browser } from 'playwright-core';
import type { DomainEvent } from '@careway/contracts';
import { eventually, testBrowser } from '@careway/testing';
import { speaker } from './board-journey.fixture.ts';
import { figureObserved, pillarObserved } from './figures-said.fixture.ts';
import { feedObserved } from './heard.fixture.ts';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

let journey: PagesJourney;
let browser: Browser;
let gatewaySays: (...events: DomainEvent[]) => Promise<void>;

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
  gatewaySays = await speaker('gateway', 'gateway', journey.kafka);
  await gatewaySays(
    feedObserved({ interfaceId: 'rpa-pas', providerId: 'RPA' }),
    ...pillarObserved('RPA', 'acute', 3),
    ...pillarObserved('RYD', 'nhs-111', 2),
    ...pillarObserved('RYY', 'community', 2, ago(240)),
  );
}, 240_000);

afterEach(() => PageScreen.closeAll());

const CONTROL = 'Cora Whitstable';
const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);
const row = (screen: PageScreen, id: string) => screen.page.locator(`tr[data-place="${id}"]`);

describe('the desk', () => {
  it('leads from the system to a provider, its sites and its wards, by keyboard', async () => {
    const screen = await open('/desk');
    await screen.page.locator('[data-pillar="overall"]').waitFor();
    await eventually(async () => expect(await row(screen, 'RYD').innerText()).toContain('OPEL 2'));
    expect(await row(screen, 'RN7').innerText()).toContain('could be 1–4');
    await screen.page.getByRole('link', { name: 'Kent and Medway ICB' }).press('Enter');
    await screen.heading('Kent and Medway ICB').waitFor();
    expect(await screen.page.locator('[data-part]').count()).toBe(4);
    await screen.page.getByRole('link', { name: 'Acute' }).press('Enter');
    await screen.heading('Kent and Medway ICB: acute').waitFor();
    await screen.page.getByRole('link', { name: 'Medway', exact: true }).press('Enter');
    await screen.heading('Medway: acute').waitFor();
    await screen.page.getByRole('link', { name: 'Medway Maritime' }).press('Enter');
    await screen.heading(/^Wards of /).waitFor();
    await screen.page.locator('[data-ward]').first().waitFor();
  });

  it('explains a level parameter by parameter: value, age, points, what would raise or lower it', async () => {
    const screen = await open('/desk/RPA');
    const parameter = (id: string) => screen.page.locator(`[data-parameter="${id}"]`);
    await eventually(async () => expect(await parameter('ambulance-handover').innerText()).toContain('60 minutes'));
    const words = (await parameter('ambulance-handover').innerText()).replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/60 minutes fresh, .* 6 of 10 above 60 minutes: \+4.* at most 30 minutes: −3/);
    await gatewaySays(figureObserved({ figureId: 'ambulance-handover-mean', placeId: 'RPA', value: 61 }));
    await eventually(async () => expect(await parameter('ambulance-handover').innerText()).toContain('10 of 10'));
    await screen.page.goto(`${journey.address}/desk/RYY`);
    await eventually(async () => expect(await parameter('ucr-2-hour').innerText()).toContain('stale, 4 h'));
    // Unknown is not 0.
    await screen.page.goto(`${journey.address}/desk/RN7`);
    await eventually(async () =>
      expect(await parameter('ambulance-handover').innerText()).toMatch(/–\s+never received\s+0 to 10 of 10/),
    );
  });

  it('lets who may set a level by hand, shown as set, and end it with a reason', async () => {
    const screen = await open('/desk/RPA');
    await screen.heading('Set the level by hand').waitFor();
    expect(await screen.text('.desk-override')).toContain('Choose who you act as');
    await screen.actAs(CONTROL);
    await screen.page.getByLabel('Level', { exact: true }).selectOption('4');
    await screen.button('Set it by hand').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.page.getByLabel('Why', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await screen.page.getByLabel('Why', { exact: true }).fill('Fire alarm in the emergency department');
    await screen.page.getByLabel('Why', { exact: true }).press('Enter');
    await eventually(async () =>
      expect(await screen.text('.desk-override .done')).toBe('Medway is at OPEL 4 by hand.'),
    );
    await eventually(async () => expect(await screen.text('.desk-level')).toMatch(/^4 OPEL 4 .*set by hand/));
    expect(await screen.text('.desk-says')).toMatch(new RegExp(`^OPEL 4, set by ${CONTROL} until \\d\\d:\\d\\d: Fire`));
    expect(await screen.page.locator('.desk-level .opel-mark').getAttribute('data-by-hand')).toBe('true');
    await screen.page.getByLabel('Why the computed level should stand again').fill('The alarm was false');
    await screen.button('Let the computed level stand again').press('Enter');
    await eventually(async () => expect(await screen.text('.desk-override .done')).toContain('stands again'));
    await eventually(async () => expect(await screen.text('.desk-says')).not.toContain('set by'));
  });
});

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the desk is free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open('/desk', looks);
    await eventually(async () => expect(await row(screen, 'RYD').innerText()).toContain('OPEL 2'));
    expect(await screen.barriers(`desk-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
    await screen.page.goto(`${journey.address}/desk/RPA`);
    await screen.page.locator('[data-parameter]').first().waitFor();
    await screen.actAs(CONTROL);
    await screen.page.getByLabel('Level', { exact: true }).waitFor();
    expect(await screen.barriers(`desk-place-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  120_000,
);
