import fc from 'fast-check';
import { Interleaving, PROPERTY_MS, propertyRuns, testDatabase } from '@careway/testing';
import type { DomainEvent } from '@careway/contracts';
import { EFFECTS, effectsOf, writesEffects } from '../fixtures/hearing-on.ts';
import { HearingProcess } from './hearing-process.fixture.ts';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';

const KEYS = ['a', 'b'];
const EVENTS = 8;
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Pieces of the log, one after the other, as offsets from and up to. */
const pieces = fc.array(
  fc.tuple(fc.nat(3), fc.integer({ min: 1, max: EVENTS })).map(([from, length]) => ({
    from,
    upTo: Math.min(EVENTS, from + length),
  })),
  { minLength: 1, maxLength: 2 },
);

describe('two consumers of one partition and two drainers, statement by statement', () => {
  it(
    'have one effect per event in the order of each key, whoever comes between',
    async () => {
      const { database, url } = await testDatabase({ schema: 'test', migrations: messagingMigrations });
      await database.execute(EFFECTS);
      const interleaving = new Interleaving(database);
      let failing = new Map<number, number>();
      const hearing = writesEffects((event) => {
        const left = failing.get(numberOf(event)) ?? 0;
        failing.set(numberOf(event), left - 1);
        if (left > 0) throw new RangeError('not yet');
      });
      const open = (name: string) => HearingProcess.open(url, hearing, interleaving.gateOf(name));
      const names = ['one', 'two', 'drainer', 'other drainer'] as const;
      const [one, two, drainer, other] = (await Promise.all(names.map(open))) as [
        HearingProcess,
        HearingProcess,
        HearingProcess,
        HearingProcess,
      ];
      const makeDue = () => database.execute(`UPDATE parked_key SET next_attempt_at = '-infinity'`);

      const oneRun = async (
        failures: [number, number][],
        first: { from: number; upTo: number }[],
        second: { from: number; upTo: number }[],
        before: number,
        scheduler: fc.Scheduler,
      ) => {
        for (const table of ['effect', 'heard_event', 'consumer_offset', 'parked_message', 'parked_key'])
          await database.execute(`DELETE FROM ${table}`);
        for (const process of [one, two, drainer, other]) process.begin();
        failing = new Map(failures);
        const log: DomainEvent[] = range(EVENTS).map((n) => heartbeat(KEYS[n % KEYS.length]!, n));
        const bring = async (to: HearingProcess, list: { from: number; upTo: number }[]) => {
          for (const piece of list) await to.hear(log, piece);
        };
        // What is parked before is what the drainer finds.
        await one.hear(log, { upTo: before });
        await makeDue();
        const ended = await interleaving.run(scheduler, {
          one: () => bring(one, first),
          two: () => bring(two, second),
          drainer: () => drainer.drain(),
          'other drainer': () => other.drain(),
        });
        for (const end of Object.values(ended)) if (end.status === 'rejected') throw end.reason;
        await two.hear(log, { rejoined: true });
        failing.clear();
        await makeDue();
        await drainer.drain();
        for (const [place, key] of KEYS.entries())
          expect(await effectsOf(database, key)).toEqual(range(EVENTS).filter((n) => n % KEYS.length === place));
        expect(await database.query('SELECT FROM parked_key')).toEqual([]);
      };

      const failures = fc.uniqueArray(fc.tuple(fc.nat(EVENTS - 1), fc.integer({ min: 1, max: 3 })), {
        maxLength: 2,
        selector: ([n]) => n,
      });
      await fc.assert(
        fc.asyncProperty(failures, pieces, pieces, fc.integer({ min: 1, max: 4 }), fc.scheduler(), oneRun),
        propertyRuns(50),
      );
    },
    PROPERTY_MS,
  );
});
