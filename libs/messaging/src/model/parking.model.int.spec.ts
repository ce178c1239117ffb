import fc from 'fast-check';
import { PROPERTY_MS, propertyRuns, testDatabase } from '@careway/testing';
import type { DomainEvent } from '@careway/contracts';
import type { HearingContext } from '../hearing/hearing-context.ts';
import { EFFECTS, effectsOf } from '../fixtures/hearing-on.ts';
import { HearingProcess, type Cut } from './hearing-process.fixture.ts';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';
import { publish } from '../outbox/publish.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const EVENTS = 24;
const CONSUMERS = 2;
const DRAINERS = 2;
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

/** How a handler fails: before it does anything, after all it does, or by a statement. */
type Fault = 'before' | 'after' | 'statement';
interface Failing {
  n: number;
  fault: Fault;
  /** How many times it fails, until it is mended. */
  times: number;
}
interface Delivery {
  from: number;
  length: number;
  rejoined: boolean;
  cut: Cut;
  dies: boolean;
}
/** What happens at the same time. */
interface Moment {
  deliveries: (Delivery | undefined)[];
  drains: (Cut | undefined)[];
}

const cut = fc.constantFrom<Cut>('none', 'none', 'none', 'before', 'after');
const delivery = fc.record<Delivery>({
  from: fc.nat(EVENTS - 1),
  length: fc.integer({ min: 1, max: EVENTS }),
  rejoined: fc.boolean(),
  cut,
  dies: fc.boolean(),
});
const among = <Item>(item: fc.Arbitrary<Item>, count: number) =>
  fc.array(fc.option(item, { nil: undefined }), { minLength: count, maxLength: count });
const moment = fc.record<Moment>({ deliveries: among(delivery, CONSUMERS), drains: among(cut, DRAINERS) });
const failing = fc.record<Failing>({
  n: fc.nat(EVENTS - 1),
  fault: fc.constantFrom('before', 'after', 'statement'),
  times: fc.constantFrom(1, 2, 3, Infinity),
});

describe('events that fail for a while or for ever, heard and drained by several processes at once', () => {
  it(
    'hold back what follows them of their key and nothing else, and none is lost, doubled or overtaken',
    async () => {
      const { database, url } = await testDatabase({ schema: 'test', migrations: messagingMigrations });
      await database.execute(EFFECTS);
      let left = new Map<number, Failing>();
      const fails = (n: number, fault: Fault): boolean => {
        const one = left.get(n);
        if (!one || one.fault !== fault || one.times === 0) return false;
        one.times -= 1;
        return true;
      };
      const hear = async (heard: unknown, { tx }: HearingContext) => {
        const event = heard as DomainEvent;
        const n = numberOf(event);
        if (fails(n, 'before')) throw new TypeError('not yet');
        await tx.execute('INSERT INTO effect (key, n) VALUES ($1, $2)', [event.subject, n]);
        await publish(tx, [heartbeat(`told-${event.subject}`, n)]);
        if (fails(n, 'statement')) await tx.query('SELECT 1 / $1::int', [0]);
        if (fails(n, 'after')) throw new RangeError('not yet');
      };
      const open = () => HearingProcess.open(url, { batch: false, hear });
      const consumers = await Promise.all(range(CONSUMERS).map(open));
      const drainers = await Promise.all(range(DRAINERS).map(open));
      const numbers = async (statement: string, key: string) =>
        (await database.query<{ event: DomainEvent }>(statement, [key])).map(({ event }) => numberOf(event));
      const told = (key: string) =>
        numbers('SELECT payload AS event FROM outbox WHERE aggregateid = $1 ORDER BY seq', `told-${key}`);
      const held = async (key: string) =>
        (
          await database.query<{ offset: string }>('SELECT "offset" FROM parked_message WHERE key = $1 ORDER BY seq', [
            key,
          ])
        ).map(({ offset }) => Number(offset));
      const makeDue = () => database.execute(`UPDATE parked_key SET next_attempt_at = '-infinity'`);

      const oneRun = async (failures: Failing[], broken: number[], moments: Moment[]) => {
        await database.execute('TRUNCATE effect, outbox, heard_event, consumer_offset, parked_message, parked_key');
        for (const process of [...consumers, ...drainers]) process.begin();
        left = new Map(failures.map((one) => [one.n, { ...one }]));
        // The numbers are the offsets.
        const log: DomainEvent[] = range(EVENTS).map((n) => {
          const event = heartbeat(KEYS[n % KEYS.length]!, n);
          return broken.includes(n) ? { ...event, data: {} } : event;
        });
        const ofKey = (key: string) => range(EVENTS).filter((n) => KEYS[n % KEYS.length] === key);
        const deliver = (place: number, { from, length, ...more }: Delivery) => {
          const upTo = Math.min(EVENTS, from + length);
          return consumers[place]!.hear(log, { from, upTo, end: upTo, logEnd: async () => EVENTS, ...more });
        };
        for (const { deliveries, drains } of moments) {
          await makeDue();
          await Promise.all([
            ...deliveries.map((one, place) => one && deliver(place, one)),
            ...drains.map((one, place) => one && drainers[place]!.drain(one)),
          ]);
        }
        await deliver(0, { from: 0, length: EVENTS, rejoined: true, cut: 'none', dies: false });
        // Every event is here: heard, or held behind the first of its key that fails.
        for (const key of KEYS) {
          const effects = await effectsOf(database, key);
          expect([...effects, ...(await held(key))]).toEqual(ofKey(key));
          expect(await told(key)).toEqual(effects);
          const mayWait = ofKey(key).some((n) => broken.includes(n) || failures.some((one) => one.n === n));
          if (!mayWait) expect(effects).toEqual(ofKey(key));
        }
        left.clear();
        await makeDue();
        await drainers[0]!.drain();
        for (const key of KEYS) {
          const stuck = ofKey(key).find((n) => broken.includes(n)) ?? EVENTS;
          expect(await effectsOf(database, key)).toEqual(ofKey(key).filter((n) => n < stuck));
          expect(await held(key)).toEqual(ofKey(key).filter((n) => n >= stuck));
          expect(await told(key)).toEqual(ofKey(key).filter((n) => n < stuck));
        }
      };

      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(failing, { maxLength: 4, selector: ({ n }) => n }),
          fc.uniqueArray(fc.nat(EVENTS - 1), { maxLength: 1 }),
          fc.array(moment, { maxLength: 5 }),
          oneRun,
        ),
        propertyRuns(30),
      );
      expect(HearingProcess.cuts).toBeGreaterThan(0);
    },
    PROPERTY_MS,
  );
});
