import type { Database } from '@careway/database';
import { CountWithMessages1763800200000 } from '../database/migrations/1763800200000-count-with-messages.ts';
import { adt, gatewayWorld, testGateway } from '../gateway.fixture.ts';
import { addUpFeeds, countChanged, countStored, readFeeds } from './feed-rows.ts';
import { noFeed } from './feed.ts';

const [early, late] = [new Date(1_000), new Date(2_000)];
const accepted = (interfaceId: string, receivedAt = early) =>
  ({ interfaceId, receivedAt, status: 'accepted', unmapped: false, trigger: 'A01' }) as const;
const addUp = (database: Database, seen = new Map()) => database.transaction((tx) => addUpFeeds(tx, seen));

describe('the totals of feeds', () => {
  it('hold what was counted with messages, once, however many add it up at the same time', async () => {
    const { database } = await gatewayWorld();
    await database.transaction((tx) => countStored(tx, [accepted('b'), accepted('a', late), accepted('b', late)]));
    await database.transaction((tx) =>
      countStored(tx, [
        accepted('a'),
        { ...accepted('a'), status: 'unreadable' },
        { ...accepted('b'), unmapped: true, trigger: 'A12' },
      ]),
    );
    await Promise.all([addUp(database), addUp(database), addUp(database)]);
    expect(await readFeeds(database)).toEqual(
      new Map([
        ['a', { ...noFeed(), lastReceivedAt: late, accepted: 2, unreadable: 1 }],
        ['b', { ...noFeed(), lastReceivedAt: late, accepted: 3, unmapped: 1, corrections: 1 }],
      ]),
    );
    await addUp(database, new Map([['a', { ...noFeed(), duplicates: 2, framingFaults: 1, accepted: 99 }]]));
    expect((await readFeeds(database)).get('a')).toMatchObject({ accepted: 2, duplicates: 2, framingFaults: 1 });
  });

  it('hold nothing of what was not stored', async () => {
    const { database } = await gatewayWorld();
    const undone = database.transaction(async (tx) => {
      await countStored(tx, [accepted('a')]);
      throw new Error('the message can not be stored');
    });
    await expect(undone).rejects.toThrow('can not be stored');
    await addUp(database);
    expect(await readFeeds(database)).toEqual(new Map());
  });

  it('follow a message that became another thing', async () => {
    const { database } = await gatewayWorld();
    const unreadable = { status: 'unreadable', unmapped: false, trigger: '' } as const;
    await database.transaction((tx) => countStored(tx, [{ ...accepted('a'), ...unreadable }]));
    await database.transaction((tx) =>
      countChanged(tx, 'a', unreadable, { ...accepted('a'), unmapped: true, trigger: 'A11' }),
    );
    await addUp(database);
    expect((await readFeeds(database)).get('a')).toMatchObject({
      unreadable: 0,
      accepted: 1,
      unmapped: 1,
      corrections: 1,
    });
  });

  it('are the sums of the stored messages for a gateway of an earlier version, once', async () => {
    const gateway = await testGateway();
    const { database } = gateway;
    for (const message of [adt('A01', '1'), adt('A02', '2', { ward: '' })])
      await gateway.post('/hl7v2', message, { 'content-type': 'application/hl7-v2+er7' });
    await addUp(database);
    const before = await readFeeds(database);
    expect(before.get('try-out')).toMatchObject({ accepted: 1, unreadable: 1 });
    // As it was when a process had been killed before it added up.
    await database.execute('UPDATE feed_counter SET accepted = 0, unreadable = 7');
    await database.execute('DROP TABLE feed_count');
    await migrate(database);
    expect(await readFeeds(database)).toEqual(before);
  });
});

/** Runs the migration that counts the messages, as it runs when a gateway of an earlier version is replaced. */
async function migrate(database: Database): Promise<void> {
  await new CountWithMessages1763800200000().up({ query: (text: string) => database.query(text) } as never);
}
