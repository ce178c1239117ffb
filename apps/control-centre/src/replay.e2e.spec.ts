import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { domainEvent, PatientAdmitted, PatientDischarged, type DomainEvent } from '@careway/contracts';
import type { BoardFacts } from '@careway/pressure';
import { eventually, testBrowser } from '@careway/testing';
import { speaker } from './board-journey.fixture.ts';
import { figureObserved, pillarObserved } from './figures-said.fixture.ts';
import { feedObserved } from './heard.fixture.ts';
import { PageScreen } from './page-screen.fixture.ts';
import { pagesJourney, type PagesJourney } from './pages-journey.fixture.ts';

let journey: PagesJourney;
let browser: Browser;
let gatewaySays: (...events: DomainEvent[]) => Promise<void>;

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
const read = async <Answer>(path: string) => (await (await fetch(journey.address + path)).json()) as Answer;

/** Lets all that was shown until now have been shown so much earlier. */
async function earlier(minutes: number): Promise<void> {
  for (const table of ['board_change', 'board_checkpoint'])
    await journey.database.execute(`UPDATE control_centre.${table} SET at = at - $1::int * interval '1 minute'`, [
      minutes,
    ]);
}

const person = { visitId: randomUUID(), subject: randomUUID() };

/** What the gateway says of one person's stay at Medway. */
function told(type: typeof PatientAdmitted | typeof PatientDischarged, trigger: string, at: string): DomainEvent {
  const cause = { messageId: randomUUID(), revision: 1, interfaceId: 'rpa-pas', trigger, visitId: person.visitId };
  const location = { wardId: 'RPA02-AMU', pointOfCare: 'AMU' };
  const said = { ...cause, occurredAt: at, recordedAt: at, patientClass: 'I', location };
  return domainEvent(type, { id: randomUUID(), subject: person.subject, time: at }, said);
}

beforeAll(async () => {
  [journey, browser] = await Promise.all([pagesJourney(), testBrowser()]);
  gatewaySays = await speaker('gateway', 'gateway', journey.kafka);
  await eventually(async () => (await read<{ from?: string }>('/board/span')).from !== undefined, { within: 120_000 });
  await gatewaySays(
    feedObserved({ interfaceId: 'rpa-pas', providerId: 'RPA' }),
    ...pillarObserved('RPA', 'acute', 3, ago(40)),
    told(PatientAdmitted, 'A01', ago(50)),
  );
  // All of it: what comes after the clock was put back would be of now.
  await eventually(async () => {
    const { facts } = await read<{ facts: Pick<BoardFacts, 'beds' | 'figures' | 'opel'> }>('/board');
    expect(facts.beds).toContainEqual(expect.objectContaining({ siteId: 'RPA02', occupied: 1 }));
    expect(facts.figures).toContainEqual(expect.objectContaining({ figureId: 'ambulance-handover-mean', value: 60 }));
    expect(facts.opel).toContainEqual(expect.objectContaining({ placeId: 'RPA', level: 3 }));
  });
  await earlier(30);
  // Known only now of twenty minutes ago.
  await gatewaySays(
    figureObserved({ figureId: 'ambulance-handover-mean', placeId: 'RPA', value: 70 }, ago(20)),
    told(PatientDischarged, 'A03', ago(20)),
  );
  await eventually(async () => {
    const { facts } = await read<{ facts: Pick<BoardFacts, 'beds'> }>('/board');
    expect(facts.beds).toContainEqual(expect.objectContaining({ siteId: 'RPA02', occupied: 0 }));
  });
}, 360_000);

afterEach(() => PageScreen.closeAll());

const open = (query = '', looks = {}) => PageScreen.open(browser, `${journey.address}/replay${query}`, looks);
const quarterAgo = () => `?at=${encodeURIComponent(ago(15))}`;
const handover = '[data-difference="RPA/ambulance-handover-mean"]';

describe('the replay', () => {
  it('shows the board of a minute as it was shown then, and what is known otherwise by now', async () => {
    const screen = await open(quarterAgo());
    await screen.page.locator(handover).waitFor();
    expect(await screen.text(handover)).toBe('Medway Ambulance handover, mean 60 minutes 70 minutes');
    expect(await screen.text('[data-provider="RPA"]')).toContain('Medway');
    expect(await screen.text('[data-level="RPA acute"]')).toContain('Medway: OPEL 3');
    expect(await screen.page.getByRole('radio', { name: 'as it was shown then' }).isChecked()).toBe(true);
  });

  it('knows by now of a person who had left by then, which was told late', async () => {
    const { differences } = await read<{ differences: object[] }>(`/board/difference${quarterAgo()}`);
    for (const [figureId, shown, known] of [
      ['occupied', 1, 0],
      ['discharges', 0, 1],
    ])
      expect(differences).toContainEqual(expect.objectContaining({ placeId: 'RPA02', figureId, shown, known }));
  });

  it('slides by minute with the keyboard, within what was kept, and has an address for each', async () => {
    const screen = await open(quarterAgo());
    const slider = screen.page.getByLabel('Minute');
    const said = () => slider.getAttribute('aria-valuetext');
    const first = await said();
    await slider.press('ArrowLeft');
    await eventually(async () => expect(await said()).not.toBe(first));
    const moment = new URL(screen.page.url());
    await eventually(async () => expect(screen.page.url()).not.toBe(moment.href));
    await screen.button('A minute on').press('Enter');
    await eventually(async () => expect(await said()).toBe(first));
    await slider.press('PageUp');
    await slider.press('PageDown');
    await eventually(async () => expect(await said()).toBe(first));
    for (let hour = 0; hour < 2; hour += 1) await screen.button('An hour back').press('Enter');
    const { from } = await read<{ from: string }>('/board/span');
    await eventually(async () => {
      const at = Date.parse(new URL(screen.page.url()).searchParams.get('at')!);
      expect(at).toBeGreaterThanOrEqual(Date.parse(from));
      expect(at).toBeLessThan(Date.parse(from) + MINUTE);
    });
  });

  it('shows it as known now, and says so when bed tracking is silent', async () => {
    const screen = await open(quarterAgo());
    await screen.page.locator('[data-provider="RPA"]').waitFor();
    await screen.page.getByRole('radio', { name: 'as it is known now' }).check();
    await screen.page.getByRole('region', { name: 'The board as it is known now' }).waitFor();
    expect(screen.page.url()).toContain('as=known');
    journey.bedTracking.signal('SIGSTOP');
    await screen.button('A minute back').press('Enter');
    await eventually(async () => expect(await screen.page.getByRole('alert').count()).toBe(1), { within: 60_000 });
    journey.bedTracking.signal('SIGCONT');
    await screen.button('A minute on').press('Enter');
    await screen.page.getByRole('region', { name: 'The board as it is known now' }).waitFor();
  }, 90_000);
});

it.each([
  ['light', { dark: false, width: 1280 }],
  ['dark', { dark: true, width: 1280 }],
  ['phone', { dark: false, width: 320 }],
  ['4k', { dark: false, width: 3840 }],
])(
  'the replay is free of barriers that axe finds, and of sideways scrolling (%s)',
  async (name, looks) => {
    const screen = await open(quarterAgo(), looks);
    await screen.page.locator(handover).waitFor();
    await screen.page.locator('[data-provider="RPA"]').waitFor();
    expect(await screen.barriers(`replay-${name}`)).toEqual([]);
    expect(await screen.sideways()).toBe(0);
  },
  60_000,
);
