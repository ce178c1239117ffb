import fc from 'fast-check';
import { occupancyOf, type Occupant, type WardBed } from './occupancy.ts';

const beds = [
  { bedId: '1', isOpen: true },
  { bedId: '2', isOpen: true },
  { bedId: '3', isOpen: true },
  { bedId: '4', isOpen: false },
];
const person = (bedId?: string, onLeave = false): Occupant => ({ visitId: crypto.randomUUID(), bedId, onLeave });

describe('occupancy of a ward', () => {
  it('an empty ward can take a person in every open bed', () => {
    expect(occupancyOf(beds, [])).toMatchObject({
      open: 3,
      occupied: 0,
      onLeave: 0,
      usable: 3,
      empty: 3,
      notUsable: [],
    });
  });

  it('a bed held for leave is empty and not usable, and says why', () => {
    expect(occupancyOf(beds, [person('1'), person('2', true)])).toMatchObject({
      occupied: 1,
      onLeave: 1,
      empty: 2,
      usable: 1,
      notUsable: [{ reason: 'held-for-leave', beds: 1 }],
      beds: [{ state: 'occupied' }, { state: 'on-leave' }, { state: 'open' }, { state: 'closed', people: 0 }],
    });
  });

  it('a person without a bed takes one, and so does the second in the same bed', () => {
    expect(occupancyOf(beds, [person()]).usable).toBe(2);
    expect(occupancyOf(beds, [person('1'), person('1')])).toMatchObject({
      usable: 1,
      beds: [{ people: 2 }, {}, {}, {}],
    });
  });

  it('a person in a closed bed takes none that is open', () => {
    expect(occupancyOf(beds, [person('4')])).toMatchObject({ occupied: 1, usable: 3 });
  });

  it('more people than beds leave none usable', () => {
    expect(occupancyOf(beds, [person(), person(), person(), person()])).toMatchObject({
      occupied: 4,
      usable: 0,
      empty: 0,
    });
  });

  it('an empty bed that is kept from use is empty, not usable, and says what for', () => {
    const kept = (['held', 'reserved', 'being-cleaned', 'not-staffed', 'closed'] as const).map((keptFor, index) => ({
      bedId: String(index),
      isOpen: true,
      keptFor,
    }));
    const counted = occupancyOf([...kept, { bedId: '9', isOpen: true }], [person('8', true)]);
    expect(counted).toMatchObject({ open: 5, occupied: 0, onLeave: 1, empty: 6, usable: 0 });
    expect(counted.notUsable.map(({ reason, beds: number }) => `${number} ${reason}`)).toEqual([
      '1 held-for-leave',
      '1 reserved',
      '1 held',
      '1 being-cleaned',
      '1 not-staffed',
      '1 closed',
    ]);
  });

  it('a person whose bed is not known takes one that could be used before one that is kept', () => {
    const kept: WardBed[] = [
      { bedId: '1', isOpen: true },
      { bedId: '2', isOpen: true, keptFor: 'held' },
    ];
    expect(occupancyOf(kept, [person()])).toMatchObject({ empty: 1, usable: 0, notUsable: [{ reason: 'held' }] });
    expect(occupancyOf(kept, [person(), person()])).toMatchObject({ empty: 0, usable: 0, notUsable: [] });
  });

  it('a bed that somebody lies in is kept from nobody', () => {
    const kept: WardBed[] = [{ bedId: '1', isOpen: true, keptFor: 'being-cleaned' }];
    expect(occupancyOf(kept, [person('1')])).toMatchObject({ open: 1, empty: 0, beds: [{ state: 'occupied' }] });
  });

  it('always adds up', () => {
    const people = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '4', '9', undefined), fc.boolean()));
    fc.assert(
      fc.property(people, (list) => {
        const counted = occupancyOf(
          beds,
          list.map(([bedId, onLeave]) => person(bedId, onLeave)),
        );
        expect(counted.occupied + counted.onLeave).toBe(list.length);
        expect(counted.empty).toBe(counted.usable + counted.notUsable.reduce((sum, one) => sum + one.beds, 0));
        expect(counted.empty).toBeLessThanOrEqual(counted.open);
      }),
    );
  });
});
