import { eventually } from '@careway/testing';
import { testBedTracking } from './bed-tracking.fixture.ts';
import type { Checksum } from './show-checksum/checksum.ts';
import type { ProviderList, SiteList, WardAnswer, WardBeds, WardList } from './show-wards/shapes.ts';
import { again, inBed, ToldVisit } from './told.fixture.ts';

const AMU = 'RVV01-AMU';

describe('bed tracking', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });
  const ward = async (id: string): Promise<WardAnswer> =>
    (await beds.get<WardList>('/wards')).wards.find((one) => one.id === id)!;
  const occupied = (id: string, count: number) => eventually(async () => (await ward(id))?.occupied === count);
  const fromCounters = () => eventually(async () => (await beds.get<WardList>('/wards')).source === 'counters');

  it('knows every ward of reference data from the start, and nobody in it', async () => {
    await fromCounters();
    const { wards, rebuilding } = await beds.get<WardList>('/wards?site=RVV01');
    expect(rebuilding).toBe(false);
    expect(wards.every((one) => one.occupied === 0 && one.open === one.usable && one.known)).toBe(true);
    expect((await beds.get<WardList>('/wards?provider=RXY')).wards.length).toBeGreaterThan(10);
    await eventually(async () => (await beds.ask('/health/ready')).status === 200);
  });

  it('hears a journey from Kafka and shows it in wards, sites, providers and beds', async () => {
    const [ada, bea] = [new ToldVisit(), new ToldVisit()];
    await beds.says(ada.admitted(540, inBed(AMU, '01')), bea.admitted(545, inBed(AMU, '02')), bea.tell('A21', 560));
    await eventually(async () => expect(await ward(AMU)).toMatchObject({ occupied: 1, onLeave: 1 }));
    await eventually(async () => {
      const shown = await ward(AMU);
      expect(shown).toMatchObject({ empty: shown.open - 1, usable: shown.open - 2 });
      expect(shown.notUsable).toEqual([{ reason: 'held-for-leave', beds: 1 }]);
      const { sites } = await beds.get<SiteList>('/sites');
      expect(sites.find((one) => one.id === 'RVV01')).toMatchObject({ occupied: 1, onLeave: 1 });
      const { providers } = await beds.get<ProviderList>('/providers');
      expect(providers.find((one) => one.id === 'RVV')).toMatchObject({ occupied: 1, onLeave: 1 });
    });
    const shown = await beds.get<WardBeds>(`/wards/${AMU}/beds`);
    const states = shown.beds.filter((one) => one.state !== 'open').map((one) => [one.bedId, one.state]);
    expect(states).toEqual([
      [`${AMU}-01`, 'occupied'],
      [`${AMU}-02`, 'on-leave'],
    ]);
    expect((await beds.ask('/wards/NO-SUCH/beds')).status).toBe(404);
  });

  it('hears the same message twice as once', async () => {
    const admitted = new ToldVisit().admitted(600, inBed('RVV09-AMU'));
    await beds.says(admitted, again(admitted));
    await beds.says(again(admitted), new ToldVisit().admitted(601, inBed('RVV09-DEAL')));
    await occupied('RVV09-DEAL', 1);
    // Another person's events may be heard before hers.
    await occupied('RVV09-AMU', 1);
    expect(await ward('RVV09-AMU')).toMatchObject({ occupied: 1, version: 2 });
  });

  it('counts people in a place that is not mapped, apart from every ward', async () => {
    await beds.says(new ToldVisit().admitted(600, { pointOfCare: 'NEW WARD' }));
    await occupied('unknown:rvv-pas', 1);
    expect(await ward('unknown:rvv-pas')).toMatchObject({ known: false, siteId: 'RVV-unknown', open: 0 });
  });

  it('shows the ledger while Redis is wiped, and the counters again when they are rebuilt', async () => {
    const [{ occupied: before }, { checksum }] = [await ward('RVV01-ITU'), await beds.get<Checksum>('/state/checksum')];
    const visits = Array.from({ length: 30 }, (_, index) => new ToldVisit().admitted(700 + index, inBed('RVV01-ITU')));
    const saying = Promise.all(visits.map((event) => beds.says(event)));
    await beds.redis.flushdb();
    expect((await ward('RVV01-ITU')).occupied).toBeGreaterThanOrEqual(before);
    await saying;
    await occupied('RVV01-ITU', before + 30);
    await fromCounters();
    await eventually(async () => {
      const { source, wards } = await beds.get<WardList>('/wards');
      expect([source, wards.find((one) => one.id === 'RVV01-ITU')?.occupied]).toEqual(['counters', before + 30]);
    });
    expect((await beds.get<Checksum>('/state/checksum')).checksum).not.toBe(checksum);
  });

  it('is as it was after it stopped and started again', async () => {
    const before = await beds.get<Checksum>('/state/checksum');
    await beds.stop();
    await beds.says(new ToldVisit().admitted(800, inBed('RVV01-OXFORD')));
    await beds.startAgain();
    await occupied('RVV01-OXFORD', 1);
    const after = await beds.get<Checksum>('/state/checksum');
    expect(after.parts.facts.rows).toBe(before.parts.facts.rows + 1);
  });

  it('tells how it is doing in metrics and OpenAPI 3.1', async () => {
    const metrics = await (await beds.ask('/metrics')).text();
    expect(metrics).toMatch(/bed_tracking_counters_following\{.*\} 1/);
    expect(metrics).toMatch(/bed_tracking_people_in_unknown_places\{place="unknown:rvv-pas".*\} 1/);
    const api = await beds.get<{ openapi: string; paths: Record<string, unknown> }>('/openapi.json');
    expect(api.openapi).toMatch(/^3\.1/);
    const paths = [
      '/wards',
      '/sites',
      '/providers',
      '/wards/{id}/beds',
      '/spells',
      '/spells/search',
      '/state/checksum',
    ];
    expect(Object.keys(api.paths)).toEqual(expect.arrayContaining(paths));
  });

  it('says what is wrong with a question about a patient', async () => {
    const missing = await beds.ask('/spells?authority=RVV');
    expect([missing.status, await missing.text()]).toEqual([422, expect.stringContaining('identifier')]);
    const nobody = await beds.ask('/spells?identifier=1');
    expect([nobody.status, await nobody.text()]).toEqual([503, expect.stringContaining('GATEWAY_ADDRESS')]);
  });
});
