import fc from 'fast-check';
import type { Fact, Said } from './fact.ts';
import { foldVisit } from './fold-visit.ts';
import { occupancyOf, type Occupant } from './occupancy.ts';
import { resolvePersons, type MergeLink } from './resolve-person.ts';
import type { Spell } from './spell.ts';
import { fact, KIND_OF, time, ward } from './story.fixture.ts';

const clock = fc.integer({ min: 0, max: 11 }).map((step) => `0${Math.floor(step / 2)}:${step % 2 ? '30' : '00'}`);
const place = fc.constantFrom(ward('A', '1'), ward('A', '2'), ward('B'), { pointOfCare: 'NOWHERE' }, null, undefined);
const instant = fc.option(clock.map(time), { nil: undefined });
const said: fc.Arbitrary<Said> = fc.record({
  patientClass: fc.constantFrom('I', 'E', 'O', 'P', null, undefined),
  location: place,
  priorLocation: place,
  admittedAt: instant,
  dischargedAt: fc.oneof(instant, fc.constant(null)),
  expectedDischargeAt: instant,
}) as fc.Arbitrary<Said>;

const story = fc
  .tuple(fc.constantFrom(...Object.keys(KIND_OF)), clock, clock, said, fc.constantFrom('ada', 'bea'))
  .map(([trigger, occurred, recorded, what, subjectId]) =>
    fact(trigger, occurred, JSON.parse(JSON.stringify(what)) as Said, { recorded, subjectId }),
  );
const mended = (one: Fact): fc.Arbitrary<Fact[]> =>
  fc.boolean().map((again) => (again ? [one, { ...one, revision: 2, location: ward('MENDED') }] : [one]));
const stories = fc
  .array(story, { minLength: 1, maxLength: 12 })
  .chain((facts) => fc.tuple(...facts.map(mended)))
  .map((lists) => lists.flat());

const shuffled = <One>(list: readonly One[]): fc.Arbitrary<One[]> =>
  fc
    .tuple(fc.shuffledSubarray([...list], { minLength: list.length }), fc.subarray([...list]))
    .map(([all, repeats]) => [...all, ...repeats]);

const twoOrders = <One>(lists: fc.Arbitrary<One[]>) => lists.chain((list) => fc.tuple(shuffled(list), shuffled(list)));

const occupantsOf = (spells: Spell[], wardId: string): Occupant[] =>
  spells.flatMap(({ visitId, stays }) =>
    stays
      .filter((stay) => !stay.to && stay.takesUpABed && stay.place?.wardId === wardId)
      .map(({ place: at, onLeave }) => ({ visitId, bedId: at?.bedId, onLeave })),
  );

describe('the same facts in any order, with any repeats', () => {
  it('give the same spell', () => {
    fc.assert(
      fc.property(twoOrders(stories), ([one, other]) => {
        expect(foldVisit(other)).toEqual(foldVisit(one));
      }),
      { numRuns: 1_000 },
    );
  });

  it('give the same spell when the last of them comes late', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (facts, which) => {
        const late = facts[which % facts.length]!;
        const rest = facts.filter((one) => one !== late);
        foldVisit(rest);
        expect(foldVisit([...rest, late])).toEqual(foldVisit(facts));
      }),
    );
  });

  it('give the same occupancy of a ward', () => {
    const beds = ['A-1', 'A-2', 'A-3'].map((bedId) => ({ bedId, isOpen: bedId !== 'A-3' }));
    const count = (facts: Fact[]) => {
      const visits = Map.groupBy(facts, ({ subjectId }) => subjectId);
      const spells = [...visits].sort().map(([, list]) => foldVisit(list)!);
      return occupancyOf(beds, occupantsOf(spells, 'A'));
    };
    fc.assert(
      fc.property(twoOrders(stories), ([one, other]) => {
        expect(count(other)).toEqual(count(one));
      }),
    );
  });

  it('give the same persons, and one person for all that were ever linked', () => {
    const subject = fc.constantFrom('ada', 'bea', 'cy', 'dee', 'eve');
    const link: fc.Arbitrary<MergeLink> = fc
      .record({ merged: subject, surviving: subject, clock, revision: fc.constant(1), messageId: fc.uuid() })
      .map(({ clock: at, ...rest }) => ({ ...rest, occurredAt: time(at), recordedAt: time(at) }));
    fc.assert(
      fc.property(twoOrders(fc.array(link, { maxLength: 8 })), ([one, other]) => {
        const persons = resolvePersons(one);
        expect([...resolvePersons(other)].sort()).toEqual([...persons].sort());
        for (const { merged, surviving } of one)
          expect(persons.get(merged) ?? merged).toBe(persons.get(surviving) ?? surviving);
        for (const person of persons.values()) expect(persons.get(person)).toBe(person);
      }),
    );
  });
});

describe('whatever is told of a visit', () => {
  it('nobody is in two places, and as many came as went or are here', () => {
    fc.assert(
      fc.property(stories, (facts) => {
        const { stays, inpatientPeriods, status } = foldVisit(facts)!;
        for (const [index, { from, to }] of stays.entries()) {
          if (to) expect(from < to).toBe(true);
          else expect([index, status]).toEqual([stays.length - 1, 'open']);
          if (index > 0) expect(stays[index - 1]!.to! <= from).toBe(true);
        }
        const here = inpatientPeriods.filter((one) => !one.ended).length;
        const inpatientNow = stays.filter((one) => !one.to && !['E', 'O'].includes(one.patientClass)).length;
        expect(here).toBe(inpatientNow);
      }),
      { numRuns: 1_000 },
    );
  });
});
