import fc from 'fast-check';
import { gatedDatabase, Interleaving, PROPERTY_MS, propertyRuns, testDatabase } from '@careway/testing';
import type { DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';
import { publish } from '../outbox/publish.ts';
import { SHARDS } from '../outbox/shards.ts';
import { deleteRows, readRows } from '../relay/outbox-rows.ts';
import { ShardLeases } from '../relay/shard-leases.ts';

const SUBJECTS = ['a', 'b'];
const ALL_SHARDS = Array.from({ length: SHARDS }, (_, shard) => shard);
const AN_HOUR_MS = 3_600_000;

interface Transaction {
  subjects: string[];
  rollsBack: boolean;
}

const transaction = fc.record<Transaction>({
  subjects: fc.array(fc.constantFrom(...SUBJECTS), { minLength: 1, maxLength: 3 }),
  rollsBack: fc.boolean(),
});
const writer = fc.array(transaction, { minLength: 1, maxLength: 2 });

const bySubject = (events: readonly DomainEvent[], subject: string) =>
  events.filter((event) => event.subject === subject).map(numberOf);

describe('two writers of the same subjects and a relay that reads between their statements', () => {
  it(
    'bring what is committed, all of it and nothing else, in the order of the commits of each subject',
    async () => {
      const { database, url } = await testDatabase({ schema: 'test', migrations: messagingMigrations });
      const interleaving = new Interleaving(database);
      const open = (name: string) => gatedDatabase(url, 'test', interleaving.gateOf(name));
      const [one, two, relaying] = [await open('one'), await open('two'), await open('relay')];
      const leases = new ShardLeases(relaying, 'relay', AN_HOUR_MS);
      await leases.round(new Set());

      const oneRun = async (first: Transaction[], second: Transaction[], looks: number, scheduler: fc.Scheduler) => {
        await database.execute('DELETE FROM outbox');
        const [committed, sent]: DomainEvent[][] = [[], []];
        let said = 0;
        const write = async (own: Database, transactions: readonly Transaction[]) => {
          for (const { subjects, rollsBack } of transactions) {
            const events = subjects.map((subject) => heartbeat(subject, (said += 1)));
            const working = own.transaction(async (tx) => {
              await publish(tx, events);
              if (rollsBack) throw new RangeError('this one is to roll back');
            });
            if (rollsBack) await expect(working).rejects.toThrow(RangeError);
            else await working.then(() => committed!.push(...events));
          }
        };
        const look = async () => {
          const rows = await readRows(relaying, ALL_SHARDS, 100);
          sent!.push(...rows.map(({ payload }) => JSON.parse(payload) as DomainEvent));
          if (rows.length > 0) expect(await deleteRows(relaying, rows, leases)).toEqual([]);
        };
        const ended = await interleaving.run(scheduler, {
          one: () => write(one, first),
          two: () => write(two, second),
          relay: async () => {
            for (let n = 0; n < looks; n += 1) await look();
          },
        });
        for (const end of Object.values(ended)) if (end.status === 'rejected') throw end.reason;
        await look();
        for (const subject of SUBJECTS) expect(bySubject(sent!, subject)).toEqual(bySubject(committed!, subject));
        expect(await database.query('SELECT FROM outbox')).toEqual([]);
      };

      await fc.assert(
        fc.asyncProperty(writer, writer, fc.integer({ min: 1, max: 4 }), fc.scheduler(), oneRun),
        propertyRuns(100),
      );
    },
    PROPERTY_MS,
  );
});
