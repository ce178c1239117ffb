import { resolvePersons, type MergeLink } from './resolve-person.ts';
import { permutations, time } from './story.fixture.ts';

const merge = (merged: string, surviving: string, at: string): MergeLink => ({
  messageId: `${merged}-${surviving}-${at}`,
  revision: 1,
  merged,
  surviving,
  occurredAt: time(at),
  recordedAt: time(at),
});
const persons = (...links: MergeLink[]) => {
  const [first, ...rest] = permutations(links).map((order) => Object.fromEntries([...resolvePersons(order)].sort()));
  for (const other of rest) expect(other).toEqual(first);
  return first;
};

describe('merges', () => {
  it('lead to the survivor, through a survivor that was merged in turn', () => {
    expect(persons(merge('a', 'b', '09:00'), merge('b', 'c', '10:00'))).toEqual({ a: 'c', b: 'c', c: 'c' });
    expect(persons(merge('b', 'c', '09:00'), merge('a', 'b', '10:00'))).toEqual({ a: 'c', b: 'c', c: 'c' });
  });

  it('both ways (ping-pong) are decided by the one recorded last', () => {
    expect(persons(merge('a', 'b', '09:00'), merge('b', 'a', '10:00'))).toEqual({ a: 'a', b: 'a' });
    const more = [merge('a', 'b', '09:00'), merge('b', 'a', '10:00'), merge('a', 'b', '11:00')];
    expect(persons(...more)).toEqual({ a: 'b', b: 'b' });
  });

  it('in a circle end, with one person', () => {
    const circle = [merge('a', 'b', '09:00'), merge('b', 'c', '10:00'), merge('c', 'a', '11:00')];
    expect(persons(...circle)).toEqual({ a: 'a', b: 'a', c: 'a' });
  });

  it('of a record with itself are none, and a higher revision replaces', () => {
    expect(persons(merge('a', 'a', '09:00'))).toEqual({});
    const wrong = merge('a', 'b', '09:00');
    expect(persons(wrong, { ...wrong, revision: 2, surviving: 'c' })).toEqual({ a: 'c', c: 'c' });
  });
});
