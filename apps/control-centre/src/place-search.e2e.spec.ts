import type { Browser, Route } from 'playwright-core';
import { eventually, testBrowser } from '@careway/testing';
import { SPECIALISMS, WARD_KINDS } from '@careway/reference-data';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

let journey: PagesJourney;
let browser: Browser;

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
}, 180_000);

afterEach(() => PageScreen.closeAll());

const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);
const versionOf = async (placeId: string) => (await journey.read<{ version: number }>(`/places/${placeId}`)).version;

const need = async (screen: PageScreen) => {
  await screen.page.getByLabel('Kind of place').selectOption('crisis-bed');
  await screen.page.getByLabel('Place for').selectOption('female');
  await screen.page.getByLabel('Home').fill('ME7 5NY');
  await screen.page.getByLabel('Home').press('Enter');
  await eventually(async () => expect(await screen.focused()).toMatch(/^\d+ can be offered$/));
};
const firstPlace = async (screen: PageScreen) =>
  (await screen.page.locator('[data-rank="1"]').getAttribute('data-place'))!;
const holdFirst = async (screen: PageScreen): Promise<string> => {
  const placeId = await firstPlace(screen);
  await screen.button(/^Hold/, screen.page.locator('[data-rank="1"]')).press('Enter');
  await eventually(async () => expect(await screen.focused()).toMatch(/^Hold crisis bed/));
  return placeId;
};
const giveBack = async (screen: PageScreen, because: string) => {
  const promise = screen.page.locator('[data-promise]').first();
  await promise.getByLabel('Why').fill(because);
  await screen.button('Release', promise).press('Enter');
  await eventually(async () => expect(await screen.focused()).toBe('Promised to RXY: 0'));
};

describe('the place search', () => {
  it('offers what reference data knows', async () => {
    const screen = await open('/find');
    const kinds = screen.page.getByLabel('Kind of ward').locator('option');
    const values = await kinds.evaluateAll((options) => options.map((one) => one.getAttribute('value')));
    expect(values).toEqual(['', ...WARD_KINDS]);
    const ticks = await screen.page.locator('.tick').allInnerTexts();
    const words = SPECIALISMS.map((one) => one.replaceAll('-', ' '));
    expect(ticks.map((one) => one.trim())).toEqual(['single room', ...words]);
  });

  it('ranks places with why, tells why each other one is left out and how old that is, and sends no address', async () => {
    const screen = await open('/find');
    const sent: string[] = [];
    screen.page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await screen.page.getByLabel('Home').fill('1 High Street');
    await screen.button('Find places').click();
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.page.getByRole('alert').innerText()).toContain('Enter such as CT1, or leave it empty.');
    await need(screen);
    expect(await screen.text('[data-rank="1"] .because')).toMatch(/^nearest to home, [\d.]+ km$/);
    expect(await screen.text('[data-rank="1"]')).toMatch(/heard of \d+ (s|min|h|days) ago/);
    const out = await screen.text('tr[data-place]');
    expect(out).toMatch(/is a .* \d+ (s|min|h|days) ago$/);
    expect(sent.filter((one) => /High Street|5NY/.test(one))).toEqual([]);
  });

  it('holds a place, confirms and releases it, by keyboard, each with its reason', async () => {
    const screen = await open('/find');
    await screen.actAs('Bea Manning');
    await need(screen);
    const placeId = await holdFirst(screen);
    await screen.button('Hold it').press('Enter');
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.page.getByLabel('Why this place').getAttribute('aria-invalid')).toBe('true');
    await screen.page.getByLabel('Why this place').fill('crisis, nearest to home');
    await screen.page.getByLabel('Why this place').press('Enter');
    const promise = screen.page.locator('[data-promise]');
    await eventually(async () => expect(await screen.focused()).toMatch(/^crisis bed/));
    expect(await promise.innerText()).toMatch(/held until \d\d:\d\d, (29|30) min left/);
    expect(await promise.innerText()).toContain('by Bea Manning: crisis, nearest to home');
    await eventually(async () => expect(await firstPlace(screen)).not.toBe(placeId));
    expect(await screen.text(`tr[data-place="${placeId}"]`)).toContain('held for somebody: crisis, nearest to home');

    await promise.getByLabel('Why').fill('bed agreed');
    await screen.button('Confirm', promise).press('Enter');
    await eventually(async () => expect(await promise.getAttribute('data-status')).toBe('confirmed'));
    expect(await screen.button('Confirm', promise).count()).toBe(0);
    expect(await screen.focused()).toBe('Promised to RXY: 1');
    await giveBack(screen, 'went home');
    expect(await screen.text('.promises .done')).toContain('is released.');
    await eventually(async () => expect(await firstPlace(screen)).toBe(placeId));
  });

  it('holds once though the answer was lost and it is pressed again', async () => {
    const screen = await open('/find');
    await screen.actAs('Bea Manning');
    await need(screen);
    const placeId = await holdFirst(screen);
    await screen.page.getByLabel('Why this place').fill('crisis');
    const lose = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await screen.page.route('**/hold', lose);
    await screen.button('Hold it').click();
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.page.getByRole('alert').innerText()).toContain('What you entered is kept here.');
    await screen.page.unroute('**/hold');
    await screen.button('Hold it').click();
    await eventually(async () => expect(await screen.focused()).toMatch(/^crisis bed/));
    const { items } = await journey.read<{ items: unknown[] }>(`/reservations?place=${placeId}&status=held`);
    expect(items).toHaveLength(1);
    await giveBack(screen, 'was a trial');
  });

  it('tells who comes too late that the place is gone', async () => {
    const screen = await open('/find');
    await screen.actAs('Bea Manning');
    await need(screen);
    const placeId = await holdFirst(screen);
    await screen.page.getByLabel('Why this place').fill('crisis');
    const goOn = await screen.cut('**/api/beds/places/search');
    const hold = { subjectId: crypto.randomUUID(), reason: 'was faster' };
    expect(await journey.tell('tom-beds', 'POST', `/places/${placeId}/hold`, hold, await versionOf(placeId))).toBe(201);
    await screen.button('Hold it').click();
    await screen.page.getByRole('alert').waitFor();
    expect(await screen.page.getByRole('alert').innerText()).toContain('The place is held for somebody');
    expect(await screen.text('.changed')).toContain('it was usable now, it is held');
    await goOn();
    await screen.button('Back to the places').press('Enter');
    expect(await screen.focused()).toMatch(/can be offered$/);
  });
});

it.each([
  ['light', false, 1280],
  ['dark', true, 1280],
  ['a phone', false, 320],
])('is free of barriers that axe finds, and of sideways scrolling (%s)', async (name, dark, width) => {
  const screen = await open('/find', { dark, width });
  await screen.actAs('Cora Whitstable');
  await need(screen);
  await holdFirst(screen);
  await screen.button('Hold it').click();
  await screen.page.getByRole('alert').waitFor();
  expect(await screen.barriers(`find ${name}`)).toEqual([]);
  expect(await screen.sideways()).toBe(0);
});
