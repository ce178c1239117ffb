import fc from 'fast-check';
import { Agenda } from './agenda.ts';

describe('an agenda', () => {
  it('gives the earliest first, and at one moment the one put first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const agenda = new Agenda<number>();
        for (const [index, at] of times.entries()) agenda.put(at, index);
        const taken = times.map(() => agenda.take()!);
        const wanted = times.map((at, item) => ({ at, item })).sort((a, b) => a.at - b.at || a.item - b.item);
        expect(taken.map(({ at, item }) => ({ at, item }))).toEqual(wanted);
        expect(agenda.take()).toBeUndefined();
        expect(agenda.nextAt).toBe(Infinity);
      }),
    );
  });
});
