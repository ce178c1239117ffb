import { siteRows, sumWards, type WardNow } from './ward-now.ts';

const ward = (id: string, more: Partial<WardNow> = {}): WardNow => ({
  id,
  name: id,
  siteId: 'S1',
  providerId: 'P',
  bedBase: true,
  open: 20,
  occupied: 15,
  onLeave: 2,
  usable: 2,
  empty: 5,
  notUsable: [
    { reason: 'held-for-leave', beds: 2 },
    { reason: 'closed', beds: 1 },
  ],
  inWords: '',
  asOf: '2026-11-23T09:00:00.000Z',
  ...more,
});

describe('wards as one', () => {
  it('adds figures and reasons, and is as fresh as the freshest', () => {
    const other = ward('B', {
      empty: 2,
      usable: 1,
      notUsable: [{ reason: 'closed', beds: 1 }],
      asOf: '2026-11-23T09:30:00.000Z',
    });
    expect(sumWards([ward('A'), other])).toEqual({
      open: 40,
      occupied: 30,
      onLeave: 4,
      usable: 3,
      empty: 7,
      inWords: 'empty 7, usable 3: 2 leave, 2 closed',
      why: '2 leave, 2 closed',
      others: { open: 0, usable: 0 },
      asOf: '2026-11-23T09:30:00.000Z',
    });
  });

  it('keeps what is not in the totals apart, and says nothing of an age that nobody knows', () => {
    const unheard = ward('A', { asOf: undefined!, empty: 2, notUsable: [] });
    const spaces = { ...unheard, bedBase: false, open: 9, usable: 8 };
    expect(sumWards([unheard, spaces])).toMatchObject({
      open: 20,
      inWords: 'empty 2, usable 2',
      why: '',
      others: { open: 9, usable: 8 },
      asOf: undefined,
    });
  });

  it('is a row for each site, in the order of the sites', () => {
    const wards = [ward('A', { siteId: 'S2' }), ward('B'), ward('C', { siteId: 'S9' })];
    const sites = ['S1', 'S2', 'S3'].map((id) => ({ id, name: `Site ${id}` }));
    expect(siteRows(wards, sites).map(({ name }) => name)).toEqual(['Site S1', 'Site S2', 'S9']);
  });
});
