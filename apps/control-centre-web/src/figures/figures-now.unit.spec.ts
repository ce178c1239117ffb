import { sayEvery, sayHere, sayStates, sayTotal, sayValue, worstState, type FigureHere } from './figures-now.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const here = (state: FigureHere['state']): FigureHere => ({
  placeId: 'RPA',
  placeName: 'Medway',
  value: 3,
  asOf: null,
  receivedAt: '2026-11-23T09:56:00.000Z',
  state,
});

describe('a figure of the registry', () => {
  it('tells a value in its unit; unknown is not 0', () => {
    expect(sayValue(1204.56, 'minutes')).toBe('1,204.6 minutes');
    expect(sayValue(null, 'people')).toBe('–');
  });

  it('tells a total, or as a range what is missing', () => {
    const range = { atLeast: 41, known: 5, of: 7, parts: 'providers' };
    expect(sayTotal({ unit: 'people', total: { value: 12 } })).toBe('12 people');
    expect(sayTotal({ unit: 'people', total: { value: null, range } })).toBe('at least 41 people, 5 of 7 providers');
    expect(sayTotal({ unit: 'people', total: { value: null } })).toBe('–');
    expect(sayTotal({ unit: '%' })).toBe('not added up');
  });

  it('tells how far it can be believed, by place and over all', () => {
    const places = [here('stale'), here('fresh'), here('fresh')];
    expect(sayStates(places)).toBe('2 fresh, 1 stale');
    expect(worstState(places)).toBe('stale');
    expect(worstState([])).toBe('never received');
    expect(sayHere(here('late'), now)).toBe('late, 4 min');
    expect(sayHere({ state: 'never received', receivedAt: null }, now)).toBe('never received');
    expect(sayEvery(900)).toBe('every 15 min');
  });
});
