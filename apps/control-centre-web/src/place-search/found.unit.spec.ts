import { EXCLUSIONS, type PlaceNow } from '@careway/places';
import { placeIn, sayDistance, sayExcludedBy, sayWhere, type Found } from './found.ts';

const place = (placeId: string) => ({ placeId }) as PlaceNow;
const found: Found = {
  found: 1,
  places: [
    { rank: 1, because: { rule: 'spare', says: '' }, spare: [], ageSeconds: 0, place: place('A'), distanceKm: 1 },
  ],
  excludedCount: 1,
  excludedBy: [],
  excluded: [{ place: place('B'), why: [], ageSeconds: 0, distanceKm: undefined }],
};

describe('what was found', () => {
  it('has a place in either part', () => {
    expect(['A', 'B', 'C'].map((id) => placeIn(found, id)?.placeId)).toEqual(['A', 'B', undefined]);
    expect(placeIn(undefined, 'A')).toBeUndefined();
  });

  it('is said with where and how far', () => {
    const where = { type: 'crisis-bed', label: '1', wardName: 'Crisis house', siteName: 'Chatham' } as const;
    expect(sayWhere(where)).toBe('crisis bed 1, Crisis house, Chatham');
    expect(sayWhere({ ...where, siteName: 'Crisis house' })).toBe('crisis bed 1, Crisis house');
    expect([sayDistance(0), sayDistance(undefined)]).toEqual(['0 km from home', 'distance not known']);
  });

  it('has words for every rule that leaves a place out', () => {
    for (const rule of EXCLUSIONS) expect(sayExcludedBy([{ rule, places: 3 }])).not.toBe(`3 ${rule}`);
    const both = [
      { rule: 'state', places: 1_200 },
      { rule: 'sex', places: 2 },
    ];
    expect(sayExcludedBy(both)).toBe('1,200 not free, 2 for the other sex only');
  });
});
