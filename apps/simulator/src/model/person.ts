import type { Random } from './random.ts';

/** Somebody who never was. */
export interface Person {
  mrn: string;
  nhsNumber?: string;
  family: string;
  given: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
  sex: 'F' | 'M';
}

const FAMILY = [
  'Testington',
  'Examplesworth',
  'Madeupson',
  'Fictionby',
  'Placeholder',
  'Notreal-Smythe',
  'Sampleford',
  'Pretendwell',
  "O'Imaginary",
  'Nobodyson',
  'Inventedham',
  'Demomann',
  'Simulatedge',
  'Dummyworth',
  'Ünreal',
  'Fauxley',
];
const FEMALE = ['Zoë', 'Ada', 'Testina', 'Imogina', 'Fabula', 'Renée', 'Exempla', 'Mocka'];
const MALE = ['Testopher', 'Fictor', 'Samplo', 'Noël', 'Pretendrick', 'Mockbeth', 'Demetrio', 'Faux'];

const YOUNGEST_YEAR = 2025;

/** The check digit of an NHS number (modulus 11), 10 when the nine digits have none. */
export function nhsCheckDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return (11 - (sum % 11)) % 11;
}

/** An NHS number of the range 999, which is never given to a person; the first valid one from `count` on. */
export function testNhsNumber(count: number): string {
  // Ten nines are no number of anyone, not even for a test.
  for (let candidate = count % 999_999; ; candidate = (candidate + 1) % 999_999) {
    const nine = `999${String(candidate).padStart(6, '0')}`;
    const check = nhsCheckDigit(nine);
    if (check !== 10) return `${nine}${check}`;
  }
}

const ageOf = (random: Random, kind: 'child' | 'mother' | 'newborn' | 'adult'): number => {
  if (kind === 'newborn') return 0;
  if (kind === 'child') return random.below(16);
  if (kind === 'mother') return 18 + random.below(25);
  return Math.min(99, 18 + Math.floor(75 * Math.sqrt(random.next())));
};

/** Invents a person; `number` is unique in the run and `run` in the place. */
export function inventPerson(
  random: Random,
  run: string,
  number: number,
  kind: 'child' | 'mother' | 'newborn' | 'adult',
): Person {
  const sex = kind === 'mother' ? 'F' : random.chance(0.5) ? 'F' : 'M';
  const year = YOUNGEST_YEAR - ageOf(random, kind);
  const day = new Date(Date.UTC(year, 0, 1 + random.below(365))).toISOString().slice(0, 10);
  const person: Person = {
    mrn: `${run}P${number}`,
    family: random.pick(FAMILY),
    given: random.pick(sex === 'F' ? FEMALE : MALE),
    birthDate: day,
    sex,
  };
  // 7919 is prime to a million, so that neighbours have distant numbers and none comes twice in a million.
  const known = random.chance(0.9);
  return known ? { ...person, nhsNumber: testNhsNumber((number * 7919) % 1_000_000) } : person;
}
