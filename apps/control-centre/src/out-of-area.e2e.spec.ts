import type { Browser } from 'playwright-core';
import { eventually, testBrowser } from '@careway/testing';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

let journey: PagesJourney;
let browser: Browser;

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
}, 180_000);

afterEach(() => PageScreen.closeAll());

const LEAD = 'Owen Ashby';
const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);

/** Fills the form by label, and sends it. */
async function placeAway(screen: PageScreen) {
  const { page } = screen;
  await page.getByLabel('Organisation code').fill('NMV1');
  await page.getByLabel('Organisation', { exact: true }).fill('Cygnet Health Care');
  await page.getByLabel('Ward or unit').fill('Maple');
  await page.getByLabel('Postcode of the unit').fill('L1 8JQ');
  await page.getByLabel('Home').fill('CT1 3NG');
  await page.getByLabel('Judged by').fill('Out-of-area lead');
  await page.getByLabel('Class of the bed').selectOption('204');
  await page.getByLabel('A local place for').selectOption('female');
  await screen.button('Say it').press('Enter');
  await screen.heading('Cygnet Health Care, Maple').waitFor();
}

describe('the out-of-area pages', () => {
  it('tell the figures to everybody, and the placements to who is signed in', async () => {
    const screen = await open('/out-of-area');
    await screen.heading('How far from home').waitFor();
    expect(await screen.text('dl.cards')).toContain('nobody is away');
    expect(await screen.text('#content')).toContain('Choose who you act as');
    expect(await screen.page.locator('[data-placement]').count()).toBe(0);
  });

  it('keep a placement from its start to the way home, by keyboard', async () => {
    const screen = await open('/out-of-area/new');
    const sent: string[] = [];
    screen.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await screen.actAs(LEAD);
    await screen.button('Say it').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.page.getByLabel('Ward or unit').getAttribute('aria-invalid')).toBe('true');
    await placeAway(screen);
    expect(sent.filter((one) => /3NG|8JQ/i.test(one))).toEqual([]);
    expect(await screen.text('.how-it-stands')).toMatch(/0 nights since .* 364 km from home \(L1\)/);

    await screen.button('Say it').press('Enter');
    await eventually(async () => expect(await screen.text('.said')).toMatch(/^contact video/));
    expect(await screen.text('.done')).toBe('Said: the home team spoke by video.');
    await screen.page.getByLabel('What', { exact: true }).selectOption('wants-home');
    await screen.button('Say it').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    await screen.page.getByLabel('Why').fill('She said so at the first review');
    await screen.page.getByLabel('Why').press('Enter');
    await eventually(async () => expect(await screen.text('.how-it-stands')).toContain('wish: wants home'));
    expect(await screen.text('.said')).toContain(`by ${LEAD}, out of area lead`);

    await screen.page.getByRole('link', { name: 'Out of area' }).first().press('Enter');
    await screen.page.locator('[data-placement]').waitFor();
    expect(await screen.text('[data-placement]')).toContain('nothing missed');
    await eventually(async () => expect(await screen.text('[data-band="100+"]')).toContain('1 person'));
    expect(await screen.page.locator('.chart .recharts-bar').count()).toBe(1);
    await screen.page.getByText('The numbers by week').press('Enter');
    expect(await screen.page.locator('table[class="list"]').first().locator('tbody tr').count()).toBe(26);

    await screen.page.getByRole('link', { name: 'Ways home' }).press('Enter');
    const way = screen.page.locator('[data-way]').first();
    await way.waitFor();
    await eventually(async () => expect(await way.innerText()).toContain('wants to come home'));
    const wayHomeId = await way.getAttribute('data-way');
    await screen.button('Decide', way).press('Enter');
    await screen.page.getByRole('alert').waitFor();
    await way.getByLabel('Why').fill('Her team is ready for her');
    await way.getByLabel('Why').press('Enter');
    await eventually(async () => expect(await screen.focused()).toMatch(/^Decided about bed/));
    const decided = await journey.read<{ placeId: string; decisions: { decision: string }[] }>(
      `/ways-home/${wayHomeId}`,
    );
    expect(decided.decisions.map(({ decision }) => decision)).toEqual(['bring-home']);
    expect((await journey.read<{ state: string }>(`/places/${decided.placeId}`)).state).toBe('held');
    await eventually(async () => expect(await screen.page.locator('[data-way]').count()).toBe(0));
  });
});

it.each([
  ['light', false, 1280],
  ['dark', true, 1280],
  ['a phone', false, 320],
])(
  'are free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, dark, width) => {
    const screen = await open('/out-of-area/new', { dark, width });
    await screen.actAs(LEAD);
    await screen.button('Say it').click();
    await screen.page.getByRole('alert').waitFor();
    const look = async (what: string) => {
      expect(await screen.barriers(`${what} ${name}`)).toEqual([]);
      expect(await screen.sideways()).toBe(0);
    };
    await look('start');
    await placeAway(screen);
    await look('placement');
    await screen.page.goto(`${journey.address}/out-of-area`);
    await screen.page.locator('[data-placement]').first().waitFor();
    await look('out of area');
    await screen.page.goto(`${journey.address}/ways-home`);
    await screen.page.locator('[data-way]').first().waitFor();
    await look('ways home');
  },
  120_000,
);
