import { randomUUID } from 'node:crypto';
import type { Actor } from '@careway/identity';
import { eventually } from '@careway/testing';
import { testLedger } from '../ledger.fixture.ts';
import { digestOf, once } from './once.ts';

const ACTOR: Actor = { id: 'ada', name: 'Ada', role: 'bed-manager', organisationId: 'RXY' };

async function commands() {
  const { database } = await testLedger();
  let done = 0;
  const give = (key: string, body: object, actor = ACTOR, work = async () => ({ number: (done += 1) })) =>
    database.transaction((tx) => once(tx, key, actor, body, work));
  return { database, give, done: () => done };
}

it('does a command once, and answers a repeat the same whatever the order of its fields', async () => {
  const { give, done } = await commands();
  const key = randomUUID();
  expect(await give(key, { a: 1, b: { c: 2, d: 3 } })).toEqual({ number: 1 });
  expect(await give(key, { b: { d: 3, c: 2 }, a: 1 })).toEqual({ number: 1 });
  expect(done()).toBe(1);
});

it('refuses a key that was used for something else, and keeps keys of actors apart', async () => {
  const { give } = await commands();
  const key = randomUUID();
  await give(key, { a: 1 });
  await expect(give(key, { a: 2 })).rejects.toMatchObject({ status: 422 });
  expect(await give(key, { a: 2 }, { ...ACTOR, id: 'bob' })).toEqual({ number: 2 });
});

it('forgets a command that was refused', async () => {
  const { give } = await commands();
  const key = randomUUID();
  const refused = give(key, { a: 1 }, ACTOR, () => Promise.reject(new Error('no')));
  await expect(refused).rejects.toThrow('no');
  expect(await give(key, { a: 1 })).toEqual({ number: 1 });
});

it('lets the second of two at once wait for the first', async () => {
  const { give, database } = await commands();
  const key = randomUUID();
  const first = Promise.withResolvers<{ number: number }>();
  const both = [give(key, { a: 1 }, ACTOR, () => first.promise), give(key, { a: 1 }, ACTOR, () => first.promise)];
  await eventually(async () => {
    const waiting = await database.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(waiting).toHaveLength(1);
  });
  first.resolve({ number: 7 });
  expect(await Promise.all(both)).toEqual([{ number: 7 }, { number: 7 }]);
});

it('makes digests of what was asked alone', () => {
  expect(digestOf({ a: [1, 2] })).not.toEqual(digestOf({ a: [2, 1] }));
  expect(digestOf({ a: undefined })).toEqual(digestOf({}));
});
