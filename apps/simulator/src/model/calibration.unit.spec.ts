import { shippedData } from '../testing-data.ts';
import { beginWorld } from './begin-world.ts';
import { perDay } from './daily-rates.ts';
import { derivePlace } from './derive-place.ts';
import { inWard } from './find-bed.ts';
import type { Happening } from './happening.ts';
import { DAY, londonHour, londonMidnight, londonWeekday } from './london-time.ts';
import { runUntil } from './run-until.ts';
import { spreadOf } from './shape.ts';
import type { World } from './world.ts';

const DAYS = 21;
const START = londonMidnight(Date.parse('2026-10-05T12:00:00Z'));
const TRUSTS = ['RN7', 'RVV', 'RWF', 'RPA'] as const;

const data = shippedData();
const place = derivePlace(data, '2026-10-05');

interface Run {
  world: World;
  happenings: Happening[];
  /** Share of the bed base of each site that is occupied, four times a day. */
  fullness: Map<string, number[]>;
}

function threeWeeks(): Run {
  const world = beginWorld(place, { at: START, seed: 20_261_005, run: 'C', filled: true });
  runUntil(world, START);
  const happenings: Happening[] = [];
  const fullness = new Map<string, number[]>();
  for (let quarter = 1; quarter <= DAYS * 4; quarter++) {
    for (const one of runUntil(world, START + (quarter * DAY) / 4)) if (one.true) happenings.push(one);
    for (const [site, share] of fullnessOf(world)) fullness.set(site, [...(fullness.get(site) ?? []), share]);
  }
  return { world, happenings, fullness };
}

function fullnessOf(world: World): Map<string, number> {
  const sites = new Map<string, { people: number; beds: number }>();
  for (const ward of place.wards.values()) {
    // Where there are no beds, the spaces are what can be full.
    if (!ward.bedBase && ward.siteId !== 'RVV02') continue;
    const site = sites.get(ward.siteId) ?? { people: 0, beds: 0 };
    sites.set(ward.siteId, { people: site.people + inWard(world, ward.id), beds: site.beds + ward.beds.length });
  }
  return new Map([...sites].map(([site, { people, beds }]) => [site, people / beds]));
}

const average = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

describe('three simulated weeks of Kent and Medway', () => {
  const { world, happenings, fullness } = threeWeeks();
  const daily = (trust: string, fits: (one: Happening) => boolean): number =>
    happenings.filter((one) => one.trust === trust && fits(one)).length / DAYS;

  it.each(TRUSTS)('%s has the emergency attendances that are published', (trust) => {
    const type3 = data.at().sites.map((site) => perDay(data.activity, trust, 'ae-attendances-type-3', site.id));
    const published = perDay(data.activity, trust, 'ae-attendances-type-1') + type3.reduce((sum, one) => sum + one, 0);
    expect(daily(trust, (one) => one.trigger === 'A04') / published).toBeCloseTo(1, 1);
    expect(Math.abs(daily(trust, (one) => one.trigger === 'A04') / published - 1)).toBeLessThan(0.03);
  });

  it.each(TRUSTS)('%s has the emergency admissions that are published', (trust) => {
    const published = perDay(data.activity, trust, 'emergency-admissions-via-ae');
    expect(Math.abs(daily(trust, (one) => one.trigger === 'A06') / published - 1)).toBeLessThan(0.05);
  });

  it.each(['RVV', 'RWF'] as const)('%s has the inpatient spells that are published', (trust) => {
    const spells = perDay(data.activity, trust, 'non-elective-spells');
    const planned = perDay(data.activity, trust, 'ordinary-elective-spells');
    const admitted = daily(trust, (one) => one.trigger === 'A01' || one.trigger === 'A06');
    expect(Math.abs(admitted / (spells + planned) - 1)).toBeLessThan(0.04);
  });

  it.each(TRUSTS)('%s discharges as many as it admits', (trust) => {
    const admitted = daily(trust, (one) => one.trigger === 'A01' || one.trigger === 'A06');
    const discharged = daily(trust, (one) => one.trigger === 'A03' && one.patientClass === 'I');
    expect(Math.abs(discharged / admitted - 1)).toBeLessThan(0.03);
  });

  it('spreads emergency arrivals over the day and the week as the shapes say', () => {
    const spread = spreadOf(data.shapes, 'ae-attendances');
    const arrivals = happenings.filter((one) => one.trigger === 'A04');
    const night = arrivals.filter((one) => londonHour(one.at) < 6).length / arrivals.length;
    const wanted = spread.hours.slice(0, 6).reduce((sum, one) => sum + one, 0) / 24;
    expect(night).toBeCloseTo(wanted, 2);
    const onDay = Array<number>(7).fill(0);
    for (const one of arrivals) onDay[londonWeekday(one.at) - 1]!++;
    for (const [index, weight] of spread.weekdays.entries()) {
      const share = onDay[index]! / arrivals.length;
      expect(Math.abs((share * 7) / weight - 1)).toBeLessThan(0.04);
    }
  });

  it('sends home fewest on Sundays, and few at the weekend', () => {
    const home = happenings.filter((one) => one.trigger === 'A03' && one.patientClass === 'I');
    const perWeekday = [1, 2, 3, 4, 5, 6, 7].map((day) => home.filter((one) => londonWeekday(one.at) === day).length);
    const weekday = average(perWeekday.slice(0, 5));
    expect(Math.min(...perWeekday)).toBe(perWeekday[6]);
    expect(perWeekday[6]! / weekday).toBeLessThan(0.92);
  });

  it('keeps every acute site between 90 and 97 % full on average, and never far from it', () => {
    for (const site of ['RN707', 'RVV01', 'RVV09', 'RVVKC', 'RWF03', 'RWFTW', 'RPA02']) {
      const shares = fullness.get(site)!;
      expect({ site, low: average(shares) > 0.9, high: average(shares) < 0.97 }).toEqual({
        site,
        low: true,
        high: true,
      });
      expect(Math.min(...shares)).toBeGreaterThan(0.82);
      expect(Math.max(...shares)).toBeLessThan(1.08);
    }
  });

  it('neither fills nor empties any site over the weeks', () => {
    for (const [site, shares] of fullness) {
      // Few come and go on mental health wards, so that they wander more.
      const most = site.startsWith('RXY') ? 0.15 : 0.06;
      const [first, last] = [average(shares.slice(0, 28)), average(shares.slice(-28))];
      expect({ site, drifts: Math.abs(last - first) > most }).toEqual({ site, drifts: false });
    }
  });

  it('keeps the beds of mental health wards as full, and some of their people on leave', () => {
    const shares = ['RXYSM', 'RXYPH', 'RXYLB', 'RXYTB'].map((site) => average(fullness.get(site)!));
    for (const share of shares) expect(share).toBeGreaterThan(0.88);
    expect([...world.stays.values()].filter((stay) => stay.onLeave).length).toBeGreaterThan(2);
  });

  it('makes transfers, cancels, leave, announcements, merges, late and repeated messages', () => {
    const triggers = new Set(happenings.map((one) => one.trigger));
    expect([...triggers].sort()).toEqual(['A01', 'A02', 'A03', 'A04', 'A06', 'A08', 'A16', 'A21', 'A22', 'A40']);
    const late = happenings.filter((one) => one.sayAt - one.at > 20 * 60_000).length / happenings.length;
    const twice = happenings.filter((one) => one.againAt !== undefined).length / happenings.length;
    expect(late).toBeCloseTo(0.02, 2);
    expect(twice).toBeCloseTo(0.01, 2);
  });
});
