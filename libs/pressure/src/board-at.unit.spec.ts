import { boardAt } from './board-at.ts';
import type { BoardFacts } from './board-facts.ts';
import { beds, facts, feed, layout, NOW, secondsAgo } from './board.fixture.ts';
import { sayFigure } from './say.ts';

const nothing: BoardFacts = { beds: [], flows: [], feeds: [], heartbeats: [], opel: [], figures: [], alerts: [] };
const MIDNIGHT = Date.parse('2026-11-23T00:00:00.000Z');

describe('the board', () => {
  it('adds sites to providers and providers to the whole when all are fresh', () => {
    const { total, providers } = boardAt(layout, facts, NOW);
    expect(providers[0]!.figures.occupied).toMatchObject({ id: 'RVV/occupied', value: 41, state: 'fresh' });
    expect(total.occupied).toMatchObject({ value: 63, unit: 'beds', expectedEverySeconds: 60, state: 'fresh' });
    expect(total.occupied.receivedAt).toBe(secondsAgo(5));
    expect(total.occupied.range).toBeUndefined();
  });

  it('knows nothing, and never says 0, before anything is heard', () => {
    const { total, providers } = boardAt(layout, nothing, NOW);
    for (const figure of [...Object.values(total), ...Object.values(providers[0]!.sites[0]!.figures)])
      expect(figure).toMatchObject({ value: null, state: 'never received', receivedAt: null });
    expect(sayFigure(total.admissions)).toBe('–');
  });

  it('takes the age of a bed figure from when its feed was last heard, not from its last change', () => {
    const figure = boardAt(layout, facts, NOW).providers[1]!.figures.open;
    expect(figure).toMatchObject({ asOf: '2026-11-22T09:58:00.000Z', receivedAt: secondsAgo(5), state: 'fresh' });
  });

  it('gives a range that names the provider whose feed went stale', () => {
    const heard = { ...facts, feeds: [feed('RVV', 'east-pas', 4), feed('RPA', 'medway-pas', 240)] };
    const { total, providers } = boardAt(layout, heard, NOW);
    expect(total.occupied.value).toBeNull();
    expect(total.occupied.range).toEqual({ atLeast: 41, known: 2, of: 3, parts: 'sites', missing: ['Medway'] });
    expect(sayFigure(total.occupied)).toBe('at least 41');
    expect(providers[1]!.figures.occupied).toMatchObject({ value: 22, state: 'stale', receivedAt: secondsAgo(240) });
  });

  it('names a provider, not each of its sites, when none of them can be believed', () => {
    const heard = { ...facts, feeds: [feed('RVV', 'east-pas', 240), feed('RPA', 'medway-pas', 5)] };
    const { range } = boardAt(layout, heard, NOW).total.occupied;
    expect(range).toEqual({ atLeast: 22, known: 1, of: 3, parts: 'sites', missing: ['East'] });
  });

  it('counts a late part and says that the total is late', () => {
    const heard = { ...facts, feeds: [feed('RVV', 'east-pas', 100), feed('RPA', 'medway-pas', 5)] };
    expect(boardAt(layout, heard, NOW).total.occupied).toMatchObject({ value: 63, state: 'late' });
  });

  it('counts a provider that was never heard as missing, not as empty', () => {
    const heard = { ...facts, feeds: [feed('RVV', 'east-pas', 4)], beds: facts.beds.slice(0, 2) };
    const { total, providers } = boardAt(layout, heard, NOW);
    expect(providers[1]!).toMatchObject({ state: 'never received', receivedAt: null });
    expect(providers[1]!.figures.open.value).toBeNull();
    expect(total.usable.range).toMatchObject({ atLeast: 19, missing: ['Medway'] });
  });

  it('says "at least" for a site of which not every ward was heard', () => {
    const heard = { ...facts, beds: [beds('RVV', 'RVV01', 1, 12), ...facts.beds.slice(1)] };
    const { providers, total } = boardAt(layout, heard, NOW);
    const site = providers[0]!.sites[0]!.figures.occupied;
    expect(site).toMatchObject({ value: null, state: 'fresh' });
    expect(site.range).toEqual({ atLeast: 12, known: 1, of: 2, parts: 'wards', missing: ['1 of 2 wards'] });
    expect(total.occupied.range).toMatchObject({ atLeast: 55, known: 2, of: 3, missing: ['William Harvey'] });
  });

  it('shows what was last known when the whole place is stale', () => {
    const heard = { ...facts, feeds: [feed('RVV', 'east-pas', 400), feed('RPA', 'medway-pas', 300)] };
    expect(boardAt(layout, heard, NOW).total.occupied).toMatchObject({
      value: 63,
      state: 'stale',
      receivedAt: secondsAgo(400),
    });
  });
});

const site = (heard: BoardFacts, now: number) => boardAt(layout, heard, now).providers[0]!.sites[0]!.figures;
const alive = (now: number) => [{ ...feed('RVV', 'east-pas', 0), lastReceivedAt: new Date(now - 4000).toISOString() }];

const toOneSite = (occupied: number): BoardFacts => ({
  ...nothing,
  beds: [beds('RVV', 'RVV01', 2, occupied), beds('RVV', 'RVV09', 1, 0)],
  feeds: [feed('QKS', 'try-out', 1)],
});

describe('people who came by another door than the provider’s own feed', () => {
  it('are shown with the age of their own change; the other sites are missing', () => {
    const [east] = boardAt(layout, toOneSite(1), NOW).providers;
    expect(east!.sites[0]!.figures.occupied).toMatchObject({ value: 1, state: 'fresh', receivedAt: secondsAgo(60) });
    expect(east!.sites[1]!.figures.occupied).toMatchObject({ value: null, state: 'never received' });
    expect(east!.figures.occupied.range).toMatchObject({ atLeast: 1, missing: ['Queen Mother'] });
    expect(east!.state).toBe('never received');
  });

  it('and a site of which only its empty beds are known stays unknown', () => {
    expect(boardAt(layout, toOneSite(0), NOW).providers[0]!.sites[0]!.figures.usable.value).toBeNull();
  });
});

describe('people whose location is not mapped', () => {
  const unknown = { ...beds('RVV', 'RVV-unknown', 1, 3), open: 0, usable: 0 };

  it('are a row of their provider and count as people in beds', () => {
    const [east] = boardAt(layout, { ...facts, beds: [...facts.beds, unknown] }, NOW).providers;
    expect(east!.sites.map(({ name }) => name)).toEqual(['William Harvey', 'Queen Mother', 'Not mapped']);
    expect(east!.figures).toMatchObject({ occupied: { value: 44 }, open: { value: 60 }, admissions: { value: 7 } });
  });

  it('are not shown when there are none', () => {
    const none = { ...facts, beds: [...facts.beds, { ...unknown, occupied: 0 }] };
    expect(boardAt(layout, none, NOW).providers[0]!.sites).toHaveLength(2);
  });

  it('are told apart when they are at no provider of this board', () => {
    const other = { ...facts, beds: [...facts.beds, beds('QKS', 'QKS-unknown', 1, 2)] };
    expect(boardAt(layout, other, NOW)).toMatchObject({ elsewhere: 2, total: { occupied: { value: 63 } } });
  });
});

describe('a site without wards', () => {
  const withClinic = structuredClone(layout);
  withClinic.providers[0]!.sites.push({ id: 'RVV02', name: 'Clinic', wards: 0 });
  const flow = { ...facts.flows[0]!, siteId: 'RVV02', admissions: 2, discharges: 2 };

  it('is shown on days with admissions, which count', () => {
    const [east] = boardAt(withClinic, { ...facts, flows: [...facts.flows, flow] }, NOW).providers;
    expect(east!.sites.at(-1)).toMatchObject({ name: 'Clinic', figures: { open: { value: 0 } } });
    expect(east!.figures).toMatchObject({ admissions: { value: 9 }, open: { value: 60 } });
    expect(boardAt(withClinic, facts, NOW).providers[0]!.sites).toHaveLength(2);
  });
});

describe('admissions and discharges today', () => {
  it('are what was told of the day', () => {
    expect(site(facts, NOW).admissions).toMatchObject({ value: 7, unit: 'people', state: 'fresh' });
  });

  it('are 0 on a new day while the feed is alive', () => {
    expect(site({ ...facts, feeds: alive(MIDNIGHT - 1) }, MIDNIGHT - 1).admissions.value).toBe(7);
    expect(site({ ...facts, feeds: alive(MIDNIGHT) }, MIDNIGHT).admissions).toMatchObject({ value: 0, asOf: null });
  });

  it('are unknown on a new day when the feed fell silent', () => {
    const silent = { ...facts, feeds: [{ ...feed('RVV', 'east-pas', 0), lastReceivedAt: '2026-11-22T23:50:00.000Z' }] };
    expect(site(silent, MIDNIGHT).discharges).toMatchObject({ value: null, state: 'stale' });
  });

  it('change at midnight in London in summer, an hour before midnight in UTC', () => {
    const summer = Date.parse('2026-07-01T23:00:00.000Z');
    expect(boardAt(layout, facts, summer - 1).day).toBe('2026-07-01');
    expect(boardAt(layout, facts, summer).day).toBe('2026-07-02');
  });
});
