import type { Browser } from 'playwright-core';
import { eventually, testBrowser } from '@careway/testing';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

const WARD = '/beds/RPA02/RPA02-BRONTE';
const bed = (label: string) => `RPA02-BRONTE-${label}`;
const card = (label: string) => `[data-place="${bed(label)}"]`;

let journey: PagesJourney;
let browser: Browser;

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
}, 180_000);

afterEach(() => PageScreen.closeAll());

const open = (path: string, looks = {}) => PageScreen.open(browser, journey.address + path, looks);
const versionOf = async (placeId: string) => (await journey.read<{ version: number }>(`/places/${placeId}`)).version;
const close = async (placeId: string) =>
  journey.tell('mia-beds', 'PUT', `/places/${placeId}/condition`, WITH_LEAK, await versionOf(placeId));
const WITH_LEAK = { condition: 'closed', reason: 'leak' };

describe('the bed board', () => {
  it('is reached from the wall by keyboard, down to the places of a ward, each with state and age', async () => {
    const screen = await open('/');
    const { page } = screen;
    await page.getByRole('link', { name: 'Bed board' }).focus();
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await screen.focused()).toBe('Bed board'));
    expect(await page.title()).toBe('Bed board – Careway control centre');
    await page.getByRole('link', { name: 'Medway Maritime' }).press('Enter');
    await eventually(async () => expect(await screen.focused()).toMatch(/^Wards of Medway Maritime/));
    await page.getByRole('link', { name: 'Bronte Ward' }).press('Enter');
    await eventually(async () => expect(await screen.focused()).toMatch(/^Bronte Ward, Medway Maritime/));
    expect(await screen.text('.figures-line')).toMatch(/^empty \d+, usable \d+/);
    expect(await screen.text(`${card('01')} .place-state`)).toBe('usable now');
    expect(await screen.text(`${card('01')} .place-age`)).toMatch(/^for .+, heard of \d+ (s|min|h|days) ago$/);
    expect(await screen.text('.page-trust')).toMatch(/^Read \d+ s ago/);
  });

  it('lets nobody who is not signed in say anything', async () => {
    const screen = await open(WARD);
    await screen.page.locator(card('01')).waitFor();
    expect(await screen.button(/Say how it is/).count()).toBe(0);
    expect(await screen.text('main')).toContain('Choose who you act as');
  });

  it('says how a place is, tells a refusal beside its field, and counts what is said at once', async () => {
    const screen = await open(WARD);
    await screen.actAs('Mia Okafor');
    const place = screen.page.locator(card('01'));
    await screen.button('Say how it is bed 01', place).press('Enter');
    await place.getByLabel('It is').selectOption('closed');
    await screen.button('Say so', place).press('Enter');
    const refusal = place.getByRole('alert');
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain('A place that can not be used needs a reason');
    expect(await place.getByLabel('Why').getAttribute('aria-invalid')).toBe('true');
    expect(await screen.focused()).toBe('Say so');
    await place.getByLabel('Why').fill('leak in the ceiling');
    await place.getByLabel('Why').press('Enter');
    await eventually(async () => expect(await screen.focused()).toMatch(/^bed 01/));
    expect(await place.getByRole('status').first().innerText()).toContain('Said: bed 01 is closed.');
    await eventually(async () =>
      expect(await screen.text(`${card('01')} .place-state`)).toBe('closed: leak in the ceiling'),
    );
    await eventually(async () => expect(await screen.text('.figures-line')).toContain('1 closed'));
  });

  it('tells what has changed when it was changed elsewhere (412), and goes on from there when asked to', async () => {
    const screen = await open(WARD);
    await screen.actAs('Mia Okafor');
    const place = screen.page.locator(card('02'));
    await screen.button(/Say how it is/, place).click();
    await place.getByLabel('It is').selectOption('being-cleaned');
    const goOn = await screen.cut('**/api/beds/places?*');
    expect(await close(bed('02'))).toBe(200);
    await screen.button('Say so', place).click();
    await place.getByRole('alert').waitFor();
    expect(await place.getByRole('alert').innerText()).toContain('The place has changed since you saw it');
    expect(await place.locator('.changed').innerText()).toContain('it was usable now, it is closed: leak.');
    await goOn();
    await screen.button('Go on from how it is now', place).press('Enter');
    expect(await screen.page.evaluate('document.activeElement.tagName')).toBe('SELECT');
    expect(await place.getByRole('alert').count()).toBe(0);
    await screen.button('Say so', place).click();
    await eventually(async () => expect(await screen.text(`${card('02')} .place-state`)).toContain('being cleaned'));
  });

  it('gives a promised place back from its card', async () => {
    const hold = { subjectId: crypto.randomUUID(), reason: 'from the corridor' };
    expect(await journey.tell('mia-beds', 'POST', `/places/${bed('07')}/hold`, hold, await versionOf(bed('07')))).toBe(
      201,
    );
    const screen = await open(WARD);
    await screen.actAs('Mia Okafor');
    const place = screen.page.locator(card('07'));
    expect(await screen.text(`${card('07')} .place-state`)).toBe('held: from the corridor');
    await place.locator('summary').press('Enter');
    await place.getByLabel('Why').fill('taken elsewhere');
    await screen.button('Release', place).press('Enter');
    await eventually(async () => expect(await screen.focused()).toMatch(/^bed 07/));
    await eventually(async () => expect(await screen.text(`${card('07')} .place-state`)).toBe('usable now'));
    expect(await place.locator('summary').count()).toBe(0);
  });

  it('says for how many people a ward has staff: what is empty beyond that is not usable', async () => {
    const screen = await open(WARD);
    await screen.actAs('Mia Okafor');
    const staffing = screen.page.locator('.staffing');
    await staffing.locator('summary').press('Enter');
    await staffing.getByLabel('People there is staff for').fill('a few');
    await staffing.getByLabel('Why').fill('two nurses away');
    await screen.button('Say so', staffing).press('Enter');
    await staffing.getByRole('alert').waitFor();
    expect(await staffing.getByLabel('People there is staff for').getAttribute('aria-invalid')).toBe('true');
    await staffing.getByLabel('People there is staff for').fill('1');
    await staffing.getByLabel('Why').press('Enter');
    await eventually(async () => expect(await screen.focused()).toBe('Staff for 1 person'));
    expect(await staffing.getByRole('status').first().innerText()).toContain('Said: staff for 1 person.');
    await eventually(async () => expect(await screen.text('.figures-line')).toContain('without staff'));
    expect(await staffing.innerText()).toMatch(/Mia Okafor said so \d+ s ago: two nurses away/);
    await staffing.getByLabel('Why').fill('the nurses are back');
    await screen.button('Enough for all again', staffing).press('Enter');
    await eventually(async () => expect(await screen.focused()).toBe('Staff for all its places'));
    await eventually(async () => expect(await screen.text('.figures-line')).not.toContain('without staff'));
  });

  it('tells that it is old, and why, while nothing comes, and is fresh again after', async () => {
    const screen = await open(WARD);
    await screen.page.locator(card('03')).waitFor();
    const goOn = await screen.cut('**/api/beds/**');
    await eventually(async () => expect(await screen.text('.page-trust')).toMatch(/^Not read since \d\d:\d\d:\d\d, /), {
      within: 60_000,
    });
    expect(await screen.text('.page-trust')).toContain('No connection to the control centre');
    expect(await screen.page.locator('.page').getAttribute('data-old')).toBe('true');
    expect(await screen.barriers('old')).toEqual([]);
    await goOn();
    await eventually(async () => expect(await screen.text('.page-trust')).toMatch(/^Read \d+ s ago/));
  }, 180_000);
});

describe.each(['light', 'dark'])('its pages (%s)', (theme) => {
  it.each(['/beds', '/beds/RPA02', WARD])('%s is free of barriers that axe finds', async (path) => {
    const screen = await open(path, { dark: theme === 'dark' });
    await screen.actAs('Cora Whitstable');
    await screen.page.locator('.card, .list').first().waitFor();
    if (path === WARD) {
      await screen.page.locator('.staffing summary').click();
      await screen.button('Say how it is bed 03').click();
      await screen.page.locator(card('03')).getByLabel('It is').selectOption('closed');
      await screen.button('Say so', screen.page.locator(card('03'))).click();
      await screen.page.getByRole('alert').waitFor();
    }
    expect(await screen.barriers(`${theme}${path}`)).toEqual([]);
  });
});

it.each(['/beds', '/beds/RPA02', WARD])('%s reads on a phone without sideways scrolling', async (path) => {
  const screen = await open(path, { width: 320 });
  await screen.actAs('Cora Whitstable');
  await screen.page.locator('.card, .list').first().waitFor();
  expect(await screen.sideways()).toBe(0);
  expect(await screen.barriers(`phone${path}`)).toEqual([]);
});
