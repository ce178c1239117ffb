import fc from 'fast-check';
import { testDatabase } from '@careway/testing';
import type { DomainEvent } from '@careway/contracts';
import {
  batchOf,
  EFFECTS,
  effectsOf,
  HEARTBEAT,
  hearingOn,
  writesEffects,
  type HearingOn,
} from '../fixtures/hearing-on.ts';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';
import { drainOneKey } from '../parked/drain-parked.ts';

const KEYS = ['a', 'b', 'c'];
const EVENTS = 18;

/** A log as a relay may leave it: a stretch is sent again after itself, so that first occurrences stay in order. */
function logWithRepeats(
  events: readonly DomainEvent[],
  repeats: readonly { from: number; length: number }[],
): DomainEvent[] {
  const log = [...events];
  for (const { from, length } of repeats) {
    const start = from % log.length;
    const end = Math.min(log.length, start + length);
    log.splice(end, 0, ...log.slice(start, end));
  }
  return log;
}

interface Delivery {
  /** Which of three consumers of the partition. */
  to: number;
  from: number;
  length: number;
  /** The consumer was given a new share, as after a rebalance. */
  rejoined: boolean;
  drain: boolean;
}

const repeat = fc.record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 6 }) });
const delivery = fc.record<Delivery>({
  to: fc.nat(2),
  from: fc.nat(40),
  length: fc.integer({ min: 1, max: 15 }),
  rejoined: fc.boolean(),
  drain: fc.boolean(),
});

describe('whatever Kafka brings, however often, to whichever consumer', () => {
  it('every event has one effect, in the order of its key, also when handlers fail and parked keys are drained between', async () => {
    const { database } = await testDatabase({ schema: 'test', migrations: messagingMigrations });
    await database.execute(EFFECTS);

    const oneRun = async (repeats: { from: number; length: number }[], deliveries: Delivery[], bad: number[]) => {
      await database.execute('TRUNCATE effect, parked_message, parked_key, heard_event, consumer_offset');
      const events = Array.from({ length: EVENTS }, (_, n) => heartbeat(KEYS[n % KEYS.length]!, n));
      const log = logWithRepeats(events, repeats);
      const broken = new Set(bad);
      const hearing = writesEffects((event) => {
        if (broken.has(numberOf(event))) throw new Error('not yet');
      });
      const consumers = [1, 2, 3].map(() => hearingOn(database, new Map([[HEARTBEAT, hearing]]), { chunkSize: 4 }));
      const drain = async () => {
        await database.execute(`UPDATE parked_key SET next_attempt_at = '-infinity'`);
        while (await drainOneKey(consumers[0]!.tools));
      };
      for (const { to, from, length, rejoined, drain: draining } of deliveries) {
        const { partitions } = consumers[to]! satisfies HearingOn;
        if (rejoined) partitions.forgetOffsets();
        const start = from % log.length;
        await partitions.onBatch(batchOf(log, { from: start, upTo: Math.min(log.length, start + length) }));
        if (draining) await drain();
      }
      for (let turn = 0; turn < 2; turn += 1) await consumers[1]!.partitions.onBatch(batchOf(log));
      broken.clear();
      await drain();
      for (const [place, key] of KEYS.entries())
        expect(await effectsOf(database, key)).toEqual(events.map(numberOf).filter((n) => n % KEYS.length === place));
      expect(await database.query('SELECT FROM parked_key')).toHaveLength(0);
    };

    await fc.assert(
      fc.asyncProperty(
        fc.array(repeat, { maxLength: 4 }),
        fc.array(delivery, { maxLength: 8 }),
        fc.uniqueArray(fc.nat(EVENTS - 1), { maxLength: 3 }),
        oneRun,
      ),
      { numRuns: 25 },
    );
  });
});
