import fc from 'fast-check';
import { isValidNhsNumber } from '@careway/hl7v2';
import { inventPerson, testNhsNumber } from './person.ts';
import { Random } from './random.ts';

describe('invented people', () => {
  it('have NHS numbers of the range that nobody has, with right check digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), (count) => {
        const number = testNhsNumber(count);
        expect(number).toMatch(/^999\d{7}$/);
        expect(isValidNhsNumber(number)).toBe(true);
      }),
    );
  });

  it('have a number of their own', () => {
    const random = Random.of(1);
    const people = Array.from({ length: 5000 }, (_, index) => inventPerson(random, 'R', index + 1, 'adult'));
    expect(new Set(people.map((person) => person.mrn)).size).toBe(5000);
    const known = people.filter((person) => person.nhsNumber !== undefined);
    expect(known.length / 5000).toBeCloseTo(0.9, 1);
    // Where a number has no check digit the next one is taken, so that few are shared, as by one who comes back.
    expect(new Set(known.map((person) => person.nhsNumber)).size).toBeGreaterThan(known.length * 0.98);
  });

  it('are of the age and sex that they come with', () => {
    const random = Random.of(2);
    expect(inventPerson(random, 'R', 1, 'mother').sex).toBe('F');
    expect(Number(inventPerson(random, 'R', 2, 'child').birthDate.slice(0, 4))).toBeGreaterThan(2008);
    expect(Number(inventPerson(random, 'R', 3, 'adult').birthDate.slice(0, 4))).toBeLessThan(2008);
  });
});
