import { messagingMigrations } from '@careway/messaging';
import {
  appProcess,
  eventually,
  freePort,
  testBrowser,
  testDatabase,
  testKafka,
  type AppProcess,
} from '@careway/testing';
import type { Browser } from 'playwright-core';
import { builtPage } from './board-journey.fixture.ts';
import { PageScreen } from './page-screen.fixture.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

let gateway: AppProcess;
let address: string;
let browser: Browser;

beforeAll(async () => {
  const { brokers, topicPrefix } = testKafka();
  const { url } = await testDatabase({ schema: 'shared', migrations: messagingMigrations });
  const shared = {
    DATABASE_URL: url,
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: topicPrefix,
    REFERENCE_DATA: 'deploy/reference/kent-and-medway',
    LOG_LEVEL: 'warn',
  };
  const doors = { MLLP_PORT: String(await freePort()), BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY };
  gateway = await appProcess('gateway', { ...shared, ...doors });
  const centre = { ...shared, WEB_ROOT: await builtPage(), GATEWAY_ADDRESS: gateway.address };
  [{ address }, browser] = await Promise.all([appProcess('control-centre', centre), testBrowser()]);
}, 240_000);

afterEach(() => PageScreen.closeAll());

const send = (path: string, type: string, body: string) =>
  fetch(gateway.address + path, { method: 'POST', headers: { 'content-type': type }, body });
const COLUMNS = 'control_id,sending_application,sending_facility,figure_id,place_id,value,unit,as_of';
const waiting = (controlId: string) =>
  `${COLUMNS}\r\n${controlId},SPREADSHEET,RPA,ambulances-waiting,RPA,4,ambulances,${new Date().toISOString()}\r\n`;
const open = (looks = {}) => PageScreen.open(browser, `${address}/feeds`, looks);

describe('the page of the feeds', () => {
  it('tells who is on time, and what came of all that each sent', async () => {
    const screen = await open();
    const row = (id: string) => screen.page.locator(`[data-feed="${id}"]`);
    await row('rpa-pas').waitFor();
    expect(await row('rpa-pas').innerText()).toContain('never received');
    expect(await row('rpa-pas').locator('td').nth(2).innerText()).toBe('–');
    const csv = waiting('one');
    expect((await send('/observations', 'text/csv', csv)).status).toBeLessThan(300);
    await send('/observations', 'text/csv', csv);
    await send('/hl7v2', 'application/hl7-v2+er7', 'nothing that anybody could read');
    const cells = () => row('try-out').locator('td').allInnerTexts();
    // Accepted and duplicates; then, as no interface is its sender's, rejected.
    await eventually(async () => expect((await cells()).slice(3, 5)).toEqual(['1', '1']));
    expect((await cells())[1]).toMatch(/^\s*fresh, \d+ s$/);
    await eventually(async () => expect((await cells())[8]).toBe('1'));
    expect((await cells())[2]).toBe('50 %');
    expect(await screen.text('.figures-line')).toMatch(/^\d+ of \d+ senders are on time$/);
  });

  it('says so when the gateway does not answer, and keeps what it knew', async () => {
    const screen = await open();
    await screen.page.locator('[data-feed="try-out"]').waitFor();
    gateway.signal('SIGSTOP');
    const cutOff = await screen.cut('**/api/gateway/interfaces');
    await eventually(async () => expect(await screen.text('.page-trust')).toContain('Not read since'), {
      within: 60_000,
    });
    expect(await screen.page.locator('[data-feed="try-out"]').count()).toBe(1);
    gateway.signal('SIGCONT');
    await cutOff();
    await eventually(async () => expect(await screen.text('.page-trust')).toContain('Read '));
  }, 60_000);
});

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the page of the feeds is free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open(looks);
    await screen.page.locator('[data-feed="rpa-pas"]').waitFor();
    expect(await screen.barriers(`feeds-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  60_000,
);
