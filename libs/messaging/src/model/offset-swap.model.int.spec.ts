import fc from 'fast-check';
import { PROPERTY_MS, propertyRuns, testDatabase } from '@careway/testing';
import type { DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { EFFECTS, effectsOf, writesEffects } from '../fixtures/hearing-on.ts';
import { HearingProcess, type Cut } from './hearing-process.fixture.ts';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { messagingMigrations } from '../messaging-migrations.ts';

const KEYS = ['a', 'b', 'c'];
const CONSUMERS = 3;

/** Tells of every offset that goes back in one and the same log. */
const WITNESS = `
  CREATE TABLE step_back (from_offset bigint, to_offset bigint);
  CREATE FUNCTION note_step_back() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO step_back VALUES (OLD.next_offset, NEW.next_offset);
    RETURN NULL;
  END $$;
  CREATE TRIGGER note_step_back AFTER UPDATE ON consumer_offset FOR EACH ROW
    WHEN (NEW.cluster_id = OLD.cluster_id AND NEW.next_offset <= OLD.next_offset) EXECUTE FUNCTION note_step_back()`;

/** A piece of the partition for one of the consumers. */
interface Delivery {
  to: number;
  from: number;
  length: number;
  /** It was given its share anew; otherwise it holds what it believed, as one that was frozen does. */
  rejoined: boolean;
  cut: Cut;
  dies: boolean;
}

/** `written`: Kafka has more. `dropped`: it no longer has the oldest. `remade`: it was made new, with the newest only. */
type Step =
  | { kind: 'delivered'; deliveries: Delivery[] }
  | { kind: 'written'; events: number; again: number }
  | { kind: 'dropped' | 'remade'; share: number };

const delivery = fc.record<Delivery>({
  to: fc.nat(CONSUMERS - 1),
  from: fc.nat(60),
  length: fc.integer({ min: 1, max: 20 }),
  rejoined: fc.boolean(),
  cut: fc.constantFrom('none', 'none', 'none', 'none', 'before', 'after'),
  dies: fc.boolean(),
});
const delivered = fc.record({
  kind: fc.constant('delivered' as const),
  deliveries: fc.uniqueArray(delivery, { minLength: 1, maxLength: CONSUMERS, selector: ({ to }) => to }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: delivered },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('written' as const), events: fc.nat(8), again: fc.nat(6) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('dropped' as const, 'remade' as const), share: fc.nat(100) }),
  },
);

/** A partition as Kafka keeps it, and what nobody can hear any more because Kafka lost it unheard. */
class Partition {
  log: DomainEvent[] = [];
  start = 0;
  clusters = 1;
  readonly events: DomainEvent[] = [];
  readonly lost = new Set<string>();

  /** New events, before them some that a relay sends again. */
  write(count: number, again: number): void {
    const kept = this.log.slice(this.start);
    this.log.push(...kept.slice(kept.length - Math.min(again, kept.length)));
    for (let n = 0; n < count; n += 1) {
      const number = this.events.length;
      const event = heartbeat(KEYS[number % KEYS.length]!, number);
      this.events.push(event);
      this.log.push(event);
    }
  }

  /** Forgets the oldest `share` percent; with `remade` what is left begins at 0 in another cluster. */
  forget(share: number, remade: boolean, heard: ReadonlySet<number>): void {
    this.start += Math.floor(((this.log.length - this.start) * share) / 100);
    // What was sent again soon after is forgotten with it.
    const gone = new Set(this.log.slice(0, this.start).map(({ id }) => id));
    while (this.log.slice(this.start).some(({ id }) => gone.has(id))) this.start += 1;
    const kept = this.log.slice(this.start);
    const there = new Set(kept.map(({ id }) => id));
    for (const event of this.events) if (!there.has(event.id) && !heard.has(numberOf(event))) this.lost.add(event.id);
    if (!remade) return;
    [this.log, this.start, this.clusters] = [kept, 0, this.clusters + 1];
  }

  about = (from: number, length: number) => {
    const start = this.start + (from % Math.max(1, this.log.length - this.start));
    const upTo = Math.min(this.log.length, start + length);
    const { log, start: logStart } = this;
    return { from: start, upTo, end: upTo, logStart: async () => logStart, logEnd: async () => log.length };
  };
}

async function heardOf(database: Database): Promise<Set<number>> {
  return new Set((await database.query<{ n: number }>('SELECT n FROM effect')).map(({ n }) => n));
}

describe('a partition whose pieces come to several consumers at once, again, late and from another log', () => {
  it(
    'has one effect per event, in the order of each key, and its offset only goes on',
    async () => {
      const { database, url } = await testDatabase({ schema: 'test', migrations: messagingMigrations });
      for (const statement of [EFFECTS, WITNESS]) await database.execute(statement);
      const open = () => HearingProcess.open(url, writesEffects());
      const consumers = await Promise.all(Array.from({ length: CONSUMERS }, open));

      const oneRun = async (first: number, steps: Step[]) => {
        await database.execute('TRUNCATE effect, heard_event, consumer_offset, step_back');
        for (const consumer of consumers) consumer.begin();
        const partition = new Partition();
        partition.write(first, 0);
        const deliver = ({ to, from, length, ...more }: Delivery) =>
          consumers[to]!.hear(partition.log, {
            ...partition.about(from, length),
            clusterId: `cluster-${partition.clusters}`,
            ...more,
          });
        for (const one of steps) {
          if (one.kind === 'delivered') await Promise.all(one.deliveries.map(deliver));
          else if (one.kind === 'written') partition.write(one.events, one.again);
          else partition.forget(one.share, one.kind === 'remade', await heardOf(database));
        }
        const all = { from: 0, length: partition.log.length, rejoined: true, cut: 'none', dies: false } as const;
        for (const to of [1, 2]) if (partition.log.length > partition.start) await deliver({ ...all, to });
        for (const key of KEYS) {
          const wanted = partition.events.filter(({ id, subject }) => subject === key && !partition.lost.has(id));
          expect(await effectsOf(database, key)).toEqual(wanted.map(numberOf));
        }
        expect(await database.query('SELECT * FROM step_back')).toEqual([]);
      };

      const steps = fc.array(step, { minLength: 1, maxLength: 12, size: '+1' });
      await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 30 }), steps, oneRun), propertyRuns(40));
      expect(HearingProcess.cuts).toBeGreaterThan(0);
    },
    PROPERTY_MS,
  );
});
