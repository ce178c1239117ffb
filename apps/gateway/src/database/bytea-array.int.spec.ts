import { closing, testDatabase } from '@careway/testing';
import { byteaArray } from './bytea-array.ts';

describe('an array of bytes', () => {
  it.each([
    ['nothing', []],
    ['bytes', [Buffer.from([0, 255, 92, 34]), Buffer.from('text')]],
    ['an empty one and a missing one', [Buffer.alloc(0), undefined, Buffer.from([7])]],
  ])('reaches PostgreSQL as it was: %s', async (_, values) => {
    const { database } = await testDatabase({ schema: 'bytes', migrations: [] });
    closing(() => database.stop());
    const rows = await database.query<{ value: Buffer | null }>(
      'SELECT value FROM unnest($1::bytea[]) WITH ORDINALITY AS given (value, place) ORDER BY place',
      [byteaArray(values)],
    );
    expect(rows.map(({ value }) => value ?? undefined)).toEqual(values);
  });
});
