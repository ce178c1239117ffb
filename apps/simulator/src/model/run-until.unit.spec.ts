import { shippedData } from '../testing-data.ts';
import { beginWorld } from './begin-world.ts';
import { derivePlace } from './derive-place.ts';
import { DAY, HOUR } from './london-time.ts';
import { resumeWorld } from './resume-world.ts';
import { runUntil } from './run-until.ts';
import type { World } from './world.ts';

const START = Date.parse('2026-11-22T00:00:00Z');
const place = derivePlace(shippedData(), '2026-11-22');
const begin = (seed: number): World => beginWorld(place, { at: START, seed, run: 'R', filled: true });

const kept = (world: World) => ({
  head: { ...world.head, random: [...world.random.state] as typeof world.head.random },
  stays: structuredClone([...world.stays.values()]),
  days: [...world.days],
});

const plans = (world: World) => [...world.stays.values()].map(({ id, spot, next }) => [id, spot, next]).sort();

describe('a simulated world', () => {
  it('is the same for the same seed, in one go or in many', () => {
    const [one, many] = [begin(4), begin(4)];
    const atOnce = JSON.stringify(runUntil(one, START + 8 * HOUR));
    const bits = Array.from({ length: 8 }, (_, hour) => runUntil(many, START + (hour + 1) * HOUR)).flat();
    expect(JSON.stringify(bits) === atOnce).toBe(true);
    expect(JSON.stringify(runUntil(begin(5), START + 8 * HOUR)) === atOnce).toBe(false);
  });

  it('tells of everyone who is in a bed with an admission in the past', () => {
    const world = begin(6);
    const first = runUntil(world, START);
    expect(first.filter((one) => one.true)).toHaveLength(world.stays.size);
    const past = first.filter((one) => one.trigger === 'A01' && one.at < START && one.admittedAt === one.at);
    expect(past).toHaveLength(first.length);
  });

  it('goes on with the same people when it is taken up again', () => {
    const [whole, cut] = [begin(7), begin(7)];
    runUntil(whole, START + DAY);
    runUntil(cut, START + DAY);
    const resumed = resumeWorld(place, kept(cut), START + DAY);
    expect(plans(resumed)).toEqual(plans(whole));
    expect(resumed.agenda.nextAt).toBe(whole.agenda.nextAt);
    expect(resumed.random.next()).toBe(whole.random.next());
    const known = new Set(whole.stays.keys());
    const told = runUntil(resumed, START + DAY + 3 * HOUR).filter((one) => one.trigger === 'A04');
    expect(told.filter((one) => known.has(one.stayId))).toEqual([]);
  });

  it('lets nothing come due while it stood still', () => {
    const world = begin(8);
    runUntil(world, START + HOUR);
    const later = START + 30 * DAY;
    const resumed = resumeWorld(place, kept(world), later);
    const happenings = runUntil(resumed, later + HOUR);
    expect(happenings.length).toBeGreaterThan(20);
    expect(happenings.length).toBeLessThan(1000);
    expect(Math.min(...happenings.map((one) => one.at))).toBeGreaterThanOrEqual(later);
  });

  it('runs faster than life with as many people in beds', () => {
    const world = begin(9);
    runUntil(world, START);
    const before = world.stays.size;
    world.head.clock = { model: START, real: START, speed: 600 };
    const happenings = runUntil(world, START + 2 * DAY);
    expect(Math.max(...happenings.filter((one) => one.true).map((one) => one.at))).toBeLessThanOrEqual(
      START + (2 * DAY) / 600,
    );
    expect(happenings.filter((one) => one.trigger === 'A04').length / 2).toBeGreaterThan(1500);
    expect(Math.abs(world.stays.size / before - 1)).toBeLessThan(0.2);
  });

  it('cancels every mistake within the hour, and lets nothing else happen to that stay meanwhile', () => {
    const world = begin(10);
    const happenings = runUntil(world, START + 2 * DAY);
    const cancels = happenings.filter((one) => ['A11', 'A12', 'A13'].includes(one.trigger));
    expect(new Set(cancels.map((one) => one.trigger)).size).toBe(3);
    const mistakes = happenings.filter((one) => !one.true && !cancels.includes(one));
    expect(mistakes).toHaveLength(cancels.length);
    for (const cancel of cancels) {
      const of = happenings.filter((one) => one.stayId === cancel.stayId);
      const mistake = of.find((one) => mistakes.includes(one) && one.at <= cancel.at && cancel.at - one.at <= HOUR);
      expect(mistake).toBeDefined();
      const between = of.filter((one) => one.at > mistake!.at && one.at < cancel.at && one.true);
      expect(between).toEqual([]);
    }
  });
});
