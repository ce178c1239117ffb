import fc from 'fast-check';
import { testDatabase } from '@careway/testing';
import { arrayLiteral } from './array-literal.ts';
import type { Database } from './index.ts';

describe('an array', () => {
  let database: Database;
  beforeAll(async () => {
    ({ database } = await testDatabase({ schema: 'arrays', migrations: [] }));
  });
  const back = async (type: string, values: readonly unknown[]) =>
    (await database.query<{ back: unknown }>(`SELECT $1::${type}[] AS back`, [values]))[0]!.back;

  it.each([
    [['null', 'NULL', 'Null', '']],
    [['a b', '{', '}', ',', '"', '\\', '\\"', "'", '\n', ' a', 'é', '😀']],
    [[null, 'a']],
  ])('of texts comes to the database as it is: %j', async (texts) => expect(await back('text', texts)).toEqual(texts));

  it('of any texts comes to the database as it is', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), async (texts) => expect(await back('text', texts)).toEqual(texts)),
      { numRuns: 100 },
    );
  });

  it('may be of numbers, ids and times, and may be empty', async () => {
    expect(await back('int', [1, -2, null])).toEqual([1, -2, null]);
    expect(await back('float8', [0.5, 1e300, Infinity, NaN])).toEqual([0.5, 1e300, Infinity, NaN]);
    const id = '018f2b1c-0000-7000-8000-000000000001';
    expect(await back('uuid', [id, null])).toEqual([id, null]);
    const time = '2026-11-22T09:40:00.000Z';
    expect(await back('timestamptz', [time])).toEqual([new Date(time)]);
    expect(await back('text', [])).toEqual([]);
  });

  it('of anything else is left to the driver', () => {
    const others = [[true], [Buffer.from('a')], [['a']], [new Date(0)], [{ a: 1 }]];
    expect(others.map(arrayLiteral)).toEqual(others);
    expect([arrayLiteral('a'), arrayLiteral(undefined), arrayLiteral(null)]).toEqual(['a', undefined, null]);
  });
});
