import { testBedTracking } from '../bed-tracking.fixture.ts';
import type { PlacePage, SearchAnswer } from './shapes.ts';

interface Problem {
  errors: { field: string; fix: string }[];
}

/** A woman from Canterbury who needs an acute mental health bed for adults. */
const NEED = {
  types: ['bed'],
  bedClasses: ['200'],
  sex: 'female',
  isolation: false,
  specialisms: [],
  homeOutcode: 'CT1',
};

describe('finding a place', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  const post = (body: object) =>
    beds.ask('/places/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const search = async (need: object = {}, more: object = {}): Promise<SearchAnswer> => {
    const answer = await post({ need: { ...NEED, ...need }, ...more });
    expect(answer.status).toBe(200);
    return (await answer.json()) as SearchAnswer;
  };
  const stands = (placeId: string, more: string) =>
    beds.database.execute(`UPDATE place SET ${more}, version = version + 1 WHERE place_id = $1`, [placeId]);

  it('ranks the nearest first, with km, age, fencing version and the reason of each rank', async () => {
    const { places, found, readAt } = await search({}, { limit: 1_000 });
    expect(places).toHaveLength(found);
    expect(places[0]).toMatchObject({
      rank: 1,
      because: { rule: 'distance', says: 'nearest to home, 0 km' },
      distanceKm: 0,
      place: { siteId: 'RXYSM', bedClass: '200', state: 'open', version: expect.any(Number) },
    });
    const kms = places.map((one) => one.distanceKm!);
    expect(kms).toEqual(kms.toSorted((a, b) => a - b));
    expect(new Set(places.map((one) => one.place.siteId))).toEqual(new Set(['RXYSM', 'RXYPH', 'RXYLB']));
    expect(places.every((one) => one.place.sex !== 'male' && one.place.bedClass === '200')).toBe(true);
    expect(places.every((one) => one.ageSeconds >= 0 && one.ageSeconds < 600)).toBe(true);
    expect(Math.abs(Date.parse(readAt) - Date.now())).toBeLessThan(60_000);
  });

  it('says why each other place is left out, those that miss least first, and counts them by rule', async () => {
    const all = await search({}, { excludedLimit: 10_000 });
    const { items } = await beds.get<PlacePage>('/places?limit=1');
    expect(items).toHaveLength(1);
    expect(all.excluded).toHaveLength(all.excludedCount);
    const known = await beds.database.query<{ places: number }>(
      'SELECT count(*)::int AS places FROM place WHERE is_known',
    );
    expect(all.found + all.excludedCount).toBe(known[0]!.places);
    const male = all.excluded.filter((one) => one.why.length === 1 && one.why[0]!.rule === 'sex');
    expect(male.map((one) => one.why[0]!.says)).toContain('male only');
    const misses = all.excluded.map((one) => one.why.length);
    expect(misses).toEqual(misses.toSorted((a, b) => a - b));
    const counted = all.excluded.filter((one) => one.why.some((why) => why.rule === 'class')).length;
    expect(all.excludedBy).toContainEqual({ rule: 'class', places: counted });
  });

  it('leaves out a place that is not open, says its state and reason, and takes it in again', async () => {
    const [first] = (await search()).places;
    const { placeId, version } = first!.place;
    await stands(placeId, "state = 'closed', reason = 'norovirus'");
    const without = await search({}, { excludedLimit: 10_000 });
    expect(without.places[0]!.place.placeId).not.toBe(placeId);
    const [excluded] = without.excluded.filter((one) => one.place.placeId === placeId);
    expect(excluded!.why).toEqual([{ rule: 'state', says: 'closed: norovirus' }]);
    await stands(placeId, "state = 'open', reason = NULL");
    expect((await search()).places[0]!.place).toMatchObject({ placeId, version: version + 2 });
  });

  it('finds section 136 spaces, crisis beds, step-down and virtual-ward places, and bariatric isolation', async () => {
    const types = ['section-136-space', 'crisis-bed', 'step-down-place', 'virtual-ward-place'];
    for (const type of types) {
      const { found, places } = await search({ types: [type], bedClasses: undefined });
      expect(found).toBeGreaterThan(0);
      expect(places.every(({ place }) => place.type === type)).toBe(true);
    }
    const { places } = await search({
      bedClasses: undefined,
      wardKinds: ['assessment'],
      isolation: true,
      specialisms: ['negative-pressure'],
    });
    expect(places.length).toBeGreaterThan(0);
    expect(places.every(({ place }) => place.isolation && place.specialisms.includes('negative-pressure'))).toBe(true);
  });

  it('refuses a need in codes that nobody knows, and says which are known', async () => {
    const answer = await post({ need: { ...NEED, types: ['hammock'], bedClasses: ['999'], specialisms: ['sauna'] } });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as Problem;
    expect(errors.map((one) => one.field)).toEqual(['need.types', 'need.specialisms', 'need.bedClasses']);
    expect(errors[0]!.fix).toContain('section-136-space');
    const whole = await post({ need: { ...NEED, homeOutcode: 'CT1 3NG' } });
    expect(whole.status).toBe(422);
    expect(((await whole.json()) as Problem).errors).toMatchObject([{ field: 'need.homeOutcode' }]);
  });
});

describe('the list of places', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  it('pages through a filter: each place once, by id', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page: PlacePage = await beds.get(`/places?provider=RXY&limit=200${next && `&after=${next}`}`);
      seen.push(...page.items.map((one) => one.placeId));
      next = page.next;
    }
    // 358 beds of the bed base, 5 spaces and 10 crisis beds.
    expect(seen).toHaveLength(373);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('filters by ward, type, state and class, and is CSV too', async () => {
    const spaces = await beds.get<PlacePage>('/places?type=section-136-space&state=open');
    expect(spaces.items.map((one) => one.placeId)).toEqual([1, 2, 3, 4, 5].map((n) => `RXYPH-HBPOS-0${n}`));
    expect((await beds.get<PlacePage>('/places?state=closed&ward=RXYPH-HBPOS')).items).toEqual([]);
    const csv = await (await beds.ask('/places?ward=RXYPH-HBPOS&format=csv')).text();
    expect(csv.split('\r\n')).toHaveLength(7);
    expect(csv).toMatch(/^place,type,provider,.*\r\nRXYPH-HBPOS-01,section-136-space,RXY,RXYPH,Priority House,/);
  });

  it('refuses a state or type it does not know', async () => {
    const answer = await beds.ask('/places?state=free&type=hammock');
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Problem).errors.map((one) => one.field)).toEqual(['type', 'state']);
  });
});
