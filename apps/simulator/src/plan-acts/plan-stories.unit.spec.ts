import { HOUR, MINUTE } from '../model/london-time.ts';
import { keyOf, storiesBetween } from './plan-stories.ts';
import type { Act, Story } from './story.ts';

const FROM = Date.UTC(2026, 10, 23, 9, 3);
const day = (seed = 1): Story[] => storiesBetween(seed, FROM, FROM + 24 * HOUR);
const acts = (stories: readonly Story[]): Act[] => stories.flatMap(({ steps }) => steps.map(({ act }) => act));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('what the staff will do', () => {
  it('depends on the seed and the time alone, however the time is cut', () => {
    expect(day()).toEqual(day());
    expect(day(2)).not.toEqual(day());
    const pieces = Array.from({ length: 24 * 60 }, (_, minute) =>
      storiesBetween(1, FROM + minute * MINUTE, FROM + (minute + 1) * MINUTE),
    );
    expect(pieces.flat()).toEqual(day());
  });

  it('is a few acts a minute, of every sort', () => {
    const done = acts(day());
    expect(done.length / (24 * 60)).toBeGreaterThan(1);
    expect(done.length / (24 * 60)).toBeLessThan(5);
    const sorts = new Set(done.map((act) => act.do));
    const all = ['hold', 'confirm', 'release', 'forget', 'close', 'open', 'offer', 'accept', 'refuse', 'withdraw'];
    expect([...sorts].sort()).toEqual([...all, 'depart', 'arrive', 'pass-over', 'hold-for-waiting', 'tidy'].sort());
  });

  it('comes in order, and ends within hours', () => {
    for (const { steps } of day()) {
      const times = steps.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times.at(-1)! - times[0]!).toBeLessThan(5 * HOUR);
    }
  });

  it('has ids and keys of its own', () => {
    const stories = day();
    const keys = stories.flatMap(({ id, steps }) => steps.map((_, step) => keyOf(1, id, step)));
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => UUID.test(key))).toBe(true);
    const people = acts(stories).flatMap((act) => (act.do === 'offer' ? act.subjectId : []));
    expect(new Set(people).size).toBe(people.length);
    expect(people.every((id) => UUID.test(id))).toBe(true);
  });

  it('lets each side of a transfer act by itself, and the sender write down what somebody outside does', () => {
    for (const { steps } of day()) {
      const offer = steps.find(({ act }) => act.do === 'offer');
      if (offer?.act.do !== 'offer') continue;
      const answers = steps.filter(({ act }) => act.do === 'accept' || act.do === 'refuse' || act.do === 'arrive');
      for (const { by, act } of answers) {
        expect(by === offer.by).toBe(offer.act.to.outside !== undefined);
        expect('answeredBy' in act).toBe(offer.act.to.outside !== undefined);
      }
    }
  });

  it('keeps at most a few places of each kind at a time', () => {
    const holds = day().filter(({ id }) => id.startsWith('hold'));
    const kept = (at: number): number =>
      holds.filter(({ steps }) => steps[0]!.at <= at && steps.at(-1)!.at > at).length;
    const hours = Array.from({ length: 20 }, (_, hour) => kept(FROM + (hour + 2) * HOUR));
    expect(Math.max(...hours)).toBeLessThan(25);
    expect(Math.max(...hours)).toBeGreaterThan(1);
  });
});
