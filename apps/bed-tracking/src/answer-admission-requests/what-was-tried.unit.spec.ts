import { rankPlaces, type Need, type PlaceNow } from '@careway/places';
import { countTried, whyNotPossible } from './what-was-tried.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const NEED: Need = { bedClasses: ['200'], sex: 'female', isolation: false, specialisms: [] };

const place = (placeId: string, more: Partial<PlaceNow> = {}): PlaceNow => ({
  placeId,
  type: 'bed',
  label: placeId,
  bay: '',
  wardId: 'FOXGLOVE',
  wardName: 'Foxglove',
  siteId: 'RXYSM',
  siteName: 'St Martins',
  providerId: 'RXY',
  wardKind: 'mental-health',
  bedClass: '200',
  sex: 'mixed',
  isolation: false,
  escalation: false,
  specialisms: [],
  bedBase: true,
  state: 'open',
  since: NOW,
  knownAt: NOW,
  version: 1,
  staffed: true,
  ...more,
});
const why = (...places: PlaceNow[]) => {
  const ranking = rankPlaces(NEED, places, { now: NOW, distanceKm: () => undefined });
  expect(countTried(ranking)).toBe(places.length);
  return whyNotPossible(ranking);
};

describe('a refusal of an admission', () => {
  it('says how many places were tried and why they would not do, the most common first', () => {
    const places = [
      place('a', { state: 'occupied' }),
      place('b', { state: 'occupied', sex: 'male' }),
      place('c', { bedClass: '201' }),
    ];
    expect(why(...places)).toEqual({
      reason: 'none-free',
      nextStep: 'bed-manager-decides',
      tried: 3,
      because: [
        { why: 'occupied', places: 2 },
        { why: 'is of class 201', places: 1 },
        { why: 'male only', places: 1 },
      ],
    });
  });

  it('tells a place that will be free some day from none at all', () => {
    expect(why(place('a', { staffed: false })).reason).toBe('none-free');
    expect(why(place('a', { bedClass: '201', state: 'occupied' })).reason).toBe('no-place-fits');
    expect(why()).toEqual({ reason: 'no-place-fits', nextStep: 'bed-manager-decides', tried: 0, because: [] });
  });

  it('says that others were quicker, when places were free', () => {
    expect(why(place('a'), place('b'))).toMatchObject({
      reason: 'taken-meanwhile',
      because: [{ why: 'was taken while this was answered', places: 2 }],
    });
  });

  it('repeats nothing that somebody wrote beside a place', () => {
    const said = JSON.stringify(why(place('a', { state: 'closed', reason: 'Mrs Example fell here' })));
    expect(said).toContain('"closed"');
    expect(said).not.toContain('Example');
  });
});
