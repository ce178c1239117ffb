import { eventually } from '@careway/testing';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import type { PoolPage } from './shapes.ts';

interface Wards {
  wards: { id: string; open: number; occupied: number; onLeave: number; usable: number }[];
}

const MEDICAL = 'bed/RVV/medical/mixed';
const FIGURES = ['open', 'occupied', 'onLeave', 'usable'] as const;

describe('the pools of places', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  const pools = (query = '') => beds.get<PoolPage>(`/pools?limit=200${query}`);
  const medical = async () => (await pools()).items.find(({ id }) => id === MEDICAL)!;
  const counted = (): Promise<PoolPage> =>
    eventually(async () => {
      const page = await pools();
      expect(page).toMatchObject({ source: 'counters', rebuilding: false });
      return page;
    });

  it('are by type, provider, class and sex, and sum up to the wards', async () => {
    const { items } = await counted();
    expect(items).toContainEqual({
      id: 'section-136-space/RXY/place-of-safety/mixed',
      type: 'section-136-space',
      providerId: 'RXY',
      bedClass: 'place-of-safety',
      sex: 'mixed',
      open: 5,
      occupied: 0,
      onLeave: 0,
      usable: 5,
    });
    const sexes = items.filter((one) => one.type === 'bed' && one.providerId === 'RXY' && one.bedClass === '200');
    expect(sexes.map((one) => one.sex)).toEqual(['female', 'male', 'mixed']);
    const { wards } = await beds.get<Wards>('/wards');
    const sum = (rows: readonly Record<(typeof FIGURES)[number], number>[]) =>
      FIGURES.map((figure) => rows.reduce((all, row) => all + row[figure], 0));
    expect(sum(items)).toEqual(sum(wards));
  });

  it('follow who comes and goes', async () => {
    const before = await medical();
    const visit = new ToldVisit();
    await beds.says(visit.admitted(500, inBed('RVV01-OXFORD', '01')));
    await eventually(async () =>
      expect(await medical()).toMatchObject({ occupied: before.occupied + 1, usable: before.usable - 1 }),
    );
    await beds.says(visit.tell('A03', 501));
    await eventually(async () => expect(await medical()).toEqual(before));
  });

  it('come from the ledger, and are the same, when the counters are wiped; and are counted again after that', async () => {
    const before = (await counted()).items;
    await beds.redis.flushdb();
    expect((await pools()).items).toEqual(before);
    expect((await counted()).items).toEqual(before);
  });

  it('can be filtered, and come as CSV', async () => {
    const { items } = await pools('&provider=RXY&type=crisis-bed');
    expect(items.map((one) => [one.id, one.usable])).toEqual([['crisis-bed/RXY/crisis-house/mixed', 10]]);
    expect((await pools('&sex=female&bedClass=201')).items.every((one) => one.sex === 'female')).toBe(true);
    const csv = await (await beds.ask('/pools?type=crisis-bed', { headers: { accept: 'text/csv' } })).text();
    expect(csv).toBe(
      'pool,type,provider,class,sex,open,occupied,on_leave,usable\r\n' +
        'crisis-bed/RXY/crisis-house/mixed,crisis-bed,RXY,crisis-house,mixed,10,0,0,10\r\n',
    );
  });
});
