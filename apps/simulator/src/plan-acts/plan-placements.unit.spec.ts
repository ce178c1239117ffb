import { shippedData } from '../testing-data.ts';
import { DAY } from '../model/london-time.ts';
import { placementsBetween } from './plan-placements.ts';
import type { Act, Story } from './story.ts';
import { UNITS_AWAY } from './units-away.ts';
import { HOMES } from './words.ts';

const UNTIL = Date.UTC(2026, 10, 23);
const YEAR = 365.25 * DAY;
const years = (count: number, seed = 1): Story[] => placementsBetween(seed, UNTIL - count * YEAR, UNTIL);

const startOf = ({ steps }: Story) => (steps[0]!.act as Extract<Act, { do: 'start' }>).said;
const endOf = ({ steps }: Story) => steps.map(({ act }) => act).find((act) => act.do === 'end')!.at;
const nights = (story: Story): number =>
  Math.round((Date.parse(endOf(story)) - Date.parse(startOf(story).startedAt)) / DAY);

describe('placements away', () => {
  it('depend on the seed and the time alone, however the time is cut', () => {
    const whole = years(1);
    expect(years(1)).toEqual(whole);
    expect(years(1, 2)).not.toEqual(whole);
    const from = UNTIL - YEAR;
    const pieces = Array.from({ length: 500 }, (_, piece) =>
      placementsBetween(1, from + (piece * YEAR) / 500, from + ((piece + 1) * YEAR) / 500),
    );
    expect(pieces.flat().map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });

  it('have in the long run about the nights a quarter that the plan allows, for want of an acute bed', () => {
    const wanting = years(40).filter((story) => startOf(story).reasonCode === '10');
    const aQuarter = wanting.reduce((sum, story) => sum + nights(story), 0) / (40 * 4);
    expect(aQuarter).toBeGreaterThan(570 * 0.9);
    expect(aQuarter).toBeLessThan(570 * 1.1);
    expect(new Set(wanting.map((story) => startOf(story).bedClass))).toEqual(new Set(['200', '201', '202']));
  });

  it('come in order: a start, what is done while they last, an end', () => {
    for (const { steps } of years(5)) {
      const times = steps.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(steps[0]!.act.do).toBe('start');
      const ends = steps.findIndex(({ act }) => act.do === 'end');
      expect(steps.slice(ends + 1).every(({ act }) => act.do === 'release')).toBe(true);
    }
  });

  it('say nothing that was to happen after it is said, or before the start', () => {
    for (const story of years(5)) {
      const started = Date.parse(startOf(story).startedAt);
      for (const { at, act } of story.steps) {
        if (!('at' in act)) continue;
        expect(Date.parse(act.at)).toBeLessThanOrEqual(at);
        expect(Date.parse(act.at)).toBeGreaterThan(started);
      }
    }
  });

  it('have most contacts and reviews kept, and some missed', () => {
    const kept = { contact: 0, review: 0, due: 0 };
    for (const story of years(10)) {
      kept.due += Math.floor(nights(story) / 7);
      for (const { act } of story.steps) if (act.do === 'contact' || act.do === 'review') kept[act.do]++;
    }
    for (const done of [kept.contact, kept.review]) {
      expect(done / kept.due).toBeGreaterThan(0.8);
      expect(done / kept.due).toBeLessThan(1.3);
    }
  });

  it('are as far from home as reference data knows, in every band', () => {
    const reference = shippedData();
    const km = UNITS_AWAY.flatMap(({ outcode }) => HOMES.map((home) => reference.distanceKm(home, outcode)));
    expect(km.every((one) => one !== undefined)).toBe(true);
    for (const [low, high] of [
      [0, 20],
      [20, 50],
      [50, 100],
      [100, 1_000],
    ] as const)
      expect(km.some((one) => one! >= low && one! < high)).toBe(true);
  });
});
