import fc from 'fast-check';
import { FAULT_SORTS, INSTANCES, type FaultSort } from './fault-sorts.ts';
import { schedule, type ScheduleOptions } from './schedule.ts';

const all = (options: ScheduleOptions) => schedule(options).flatMap(({ faults }) => faults);
const kinds = (options: Partial<ScheduleOptions>) =>
  new Set(all({ seed: 2, faults: 60, ...options }).map(({ sort, target }) => `${sort} ${target}`));
const possible = Object.entries(FAULT_SORTS).flatMap(([sort, { targets }]) => targets.map((one) => `${sort} ${one}`));

describe('the schedule of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    const options = { seed: 7, faults: 100 };
    expect(schedule(options)).toEqual(schedule(options));
    expect(schedule({ ...options, seed: 8 })).not.toEqual(schedule(options));
  });

  it('has just as many faults as are asked for, numbered through, in rounds of one to four', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 200 }), (seed, faults) => {
        const rounds = schedule({ seed, faults });
        const numbers = rounds.flatMap((round) => round.faults.map(({ fault }) => fault));
        expect(numbers).toEqual(Array.from({ length: faults }, (_, index) => index + 1));
        expect(rounds.map(({ round }) => round)).toEqual(rounds.map((_, index) => index + 1));
        for (const round of rounds) expect([1, 2, 3, 4]).toContain(round.faults.length);
      }),
    );
  });

  it('has faults that overlap within a round, no two of them on one target', () => {
    for (const { faults } of schedule({ seed: 3, faults: 500 })) {
      const firstHealed = Math.min(...faults.map(({ beginsMs, lastsMs }) => beginsMs + lastsMs));
      expect(Math.max(...faults.map(({ beginsMs }) => beginsMs))).toBeLessThan(firstHealed);
      expect(new Set(faults.map(({ target }) => target)).size).toBe(faults.length);
    }
  });

  it('comes to every sort on every target, within the limits of the sort', () => {
    const faults = all({ seed: 3, faults: 5_000 });
    const seen = new Set(faults.map(({ sort, target }) => `${sort} ${target}`));
    expect(new Set(possible).difference(seen)).toEqual(new Set());
    for (const { sort, lastsMs, detail } of faults) {
      const [least, most] = FAULT_SORTS[sort].lastsMs;
      expect(lastsMs >= least && lastsMs <= most).toBe(true);
      expect(Object.keys(detail)).toEqual(Object.keys(FAULT_SORTS[sort].detail ?? {}));
    }
  });

  it('kills more often than anything else', () => {
    const bySort = Map.groupBy(all({ seed: 4, faults: 1_000 }), ({ sort }) => sort);
    const [most] = [...bySort].sort(([, a], [, b]) => b.length - a.length);
    expect(most![0]).toBe('kill');
  });

  it('freezes longer than a session (6 s) and a lease (5 s) last', () => {
    const freezes = all({ seed: 5, faults: 200, only: ['freeze'] });
    expect(Math.min(...freezes.map(({ lastsMs }) => lastsMs))).toBeGreaterThan(6_500);
  });

  it.each([
    [['freeze', 'kafka'], (sort: FaultSort, target: string) => sort === 'freeze' && target === 'kafka'],
    [['kill', 'freeze'], (sort: FaultSort) => sort === 'kill' || sort === 'freeze'],
    [['relay-1'], (_: FaultSort, target: string) => target.endsWith('relay-1')],
    [['bed-tracking'], (_: FaultSort, target: string) => target.includes('bed-tracking')],
    [['postgres:witness-2'], (_: FaultSort, target: string) => target === 'postgres:witness-2'],
    [['line-cut', 'mllp'], (sort: FaultSort, target: string) => sort === 'line-cut' && target.startsWith('mllp:')],
  ])('keeps to %p when it is asked to', (only, isMeant) => {
    const found = kinds({ only });
    expect(found.size).toBeGreaterThan(0);
    for (const one of found) expect(isMeant(...(one.split(' ') as [FaultSort, string]))).toBe(true);
  });

  it('leaves out what the machine can not do', () => {
    const found = kinds({ only: ['kill', 'disk-full'], possible: (sort) => sort !== 'disk-full' });
    expect([...found].every((one) => one.startsWith('kill '))).toBe(true);
  });

  it('says which word it does not know, and when nothing is left', () => {
    expect(() => schedule({ seed: 1, faults: 1, only: ['flood'] })).toThrow(
      '"flood" is neither a sort of fault (kill,',
    );
    const nothing = () => schedule({ seed: 1, faults: 1, only: ['redis-wiped', INSTANCES[0]!] });
    expect(nothing).toThrow('no fault is left of redis-wiped, gateway-1');
  });
});
