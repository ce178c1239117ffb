import fc from 'fast-check';
import { decideAnswer } from '@careway/hl7v2';
import { loadReferenceData } from '@careway/reference-data';
import { gatedDatabase, Interleaving, PROPERTY_MS, propertyRuns, testDatabase } from '@careway/testing';
import type { Database } from '@careway/database';
import { GatewayConfig } from '../config.ts';
import { migrations } from '../database/migrations.ts';
import { FindSubjects } from '../find-subjects/find-subjects.ts';
import { Keys } from '../keep-personal-data/keys.ts';
import type { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import type { Received, Stored } from './received.ts';
import { StoreGroup } from './store-group.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const keys = new Keys(Object.assign(new GatewayConfig(), { BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY }));
const current = loadReferenceData('deploy/reference/kent-and-medway');
const tryOut = current.interfaceById('try-out')!;

/** Few people, visits and control ids, so that most messages have something in common. */
interface Said {
  controlId: string;
  local: string;
  nhs: string;
  visit: string;
  ward: string;
}
const said = fc.record<Said>({
  controlId: fc.constantFrom('1', '2', '3'),
  local: fc.constantFrom('A', 'B'),
  nhs: fc.constantFrom('', '9990000018', '9990000026'),
  visit: fc.constantFrom('V1', 'V2'),
  ward: fc.constantFrom('RVV01-AMU', 'RVV01-SAU'),
});
const groups = fc.array(fc.array(said, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });

const simply = (controlId: string, local: string): Said => ({
  controlId,
  local,
  nhs: '',
  visit: 'V1',
  ward: 'RVV01-AMU',
});
/** Nobody waits for an identifier, a visit or a control id: only the patients' own lock keeps the order. */
const ofKnownPeople = (gateway: string) =>
  fc
    .array(fc.constantFrom('A', 'B'), { minLength: 1, maxLength: 3 })
    .map((people) => people.map((local, place) => [simply(`${gateway}${place}`, local)]));

const received = ({ controlId, local, nhs, visit, ward }: Said): Received => {
  const bytes = Buffer.from(
    [
      `MSH|^~\\&|PAS|TRUST|CAREWAY|QKS|20261122094000||ADT^A08|${controlId}|P|2.4`,
      'EVN|A08|20261122094000',
      `PID|1||${local}^^^TRUST^PI${nhs && `~${nhs}^^^NHS^NH`}||NAME^PERSON`,
      `PV1|1|I|${ward}${'|'.repeat(16)}${visit}\r`,
    ].join('\r'),
  );
  const inbound = decideAnswer(bytes, {}) as Received['inbound'];
  return { door: 'mllp', from: tryOut, bytes, inbound, receivedAt: new Date('2026-11-22T09:40:01Z') };
};

interface Answered {
  text: string;
  stored: Stored;
}

describe('two gateways that take messages of the same people, with the same control ids, statement by statement', () => {
  let database: Database;
  const column = async (statement: string): Promise<string[]> =>
    (await database.query<{ value: string }>(statement)).map(({ value }) => value);

  async function mustAgree(answered: readonly Answered[]): Promise<void> {
    for (const times of Map.groupBy(answered, ({ text }) => text).values()) {
      expect(new Set(times.map(({ stored }) => stored.messageId)).size).toBe(1);
      expect(new Set(times.map(({ stored }) => String(stored.answer))).size).toBe(1);
      expect(times.filter(({ stored }) => stored.outcome !== 'replayed')).toHaveLength(1);
    }
    const contents = new Set(answered.map(({ text }) => text));
    expect(await column('SELECT id AS value FROM message')).toHaveLength(contents.size);
    const taken = await column(`SELECT control_id AS value FROM message WHERE status = 'accepted'`);
    expect(taken.toSorted()).toEqual([...new Set(answered.map(({ text }) => text.split('|')[9]!))].sort());
  }

  async function mustBeKnownOnce(): Promise<void> {
    const owners = await column('SELECT DISTINCT subject_id::text AS value FROM identifier ORDER BY 1');
    expect(await column('SELECT id::text AS value FROM subject ORDER BY 1')).toEqual(owners);
    const visited = await column('SELECT DISTINCT visit_id::text AS value FROM message WHERE visit_id IS NOT NULL');
    expect(await column('SELECT id::text AS value FROM visit ORDER BY 1')).toEqual(visited.toSorted());
  }

  /** One event for each message taken; those of a subject leave in the order in which their messages are numbered. */
  async function mustLeaveInOrder(): Promise<void> {
    const left = await database.query<{ subject: string; number: number }>(
      `SELECT aggregateid AS subject, message.seq::int AS number
       FROM outbox JOIN message ON message.id::text = payload->'data'->>'messageId' ORDER BY outbox.seq`,
    );
    expect(left).toHaveLength((await column(`SELECT id AS value FROM message WHERE status = 'accepted'`)).length);
    for (const ofOne of Map.groupBy(left, ({ subject }) => subject).values()) {
      const numbers = ofOne.map(({ number }) => number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  }

  interface Takes {
    /** Messages that one gateway has stored before. */
    before?: Said[];
    one: Said[][];
    other: Said[][];
  }
  let oneRun: (takes: Takes, scheduler: fc.Scheduler) => Promise<void>;

  beforeAll(async () => {
    const world = await testDatabase({ schema: 'gateway', migrations });
    database = world.database;
    const interleaving = new Interleaving(database);
    const names = ['one', 'other'] as const;
    const stores = await Promise.all(
      names.map((name) => gatedDatabase(world.url, 'gateway', interleaving.gateOf(name))),
    );
    const gateways = names.map(() => new StoreGroup(keys, new FindSubjects(keys), { current } as ReferenceDataHolder));

    oneRun = async ({ before, one, other }, scheduler) => {
      for (const table of ['outbox', 'message', 'identifier_conflict', 'identifier', 'visit', 'subject'])
        await database.execute(`DELETE FROM ${table}`);
      const answered: Answered[] = [];
      const take = async (place: number, mine: Said[][]) => {
        for (const group of mine) {
          const messages = group.map(received);
          const stored = await stores[place]!.transaction((tx) => gateways[place]!.store(tx, messages));
          answered.push(...messages.map(({ bytes }, at) => ({ text: String(bytes), stored: stored[at]! })));
        }
      };
      if (before) await take(0, [before]);
      const ended = await interleaving.run(scheduler, { one: () => take(0, one), other: () => take(1, other) });
      for (const end of Object.values(ended)) if (end.status === 'rejected') throw end.reason;
      await mustAgree(answered);
      await mustBeKnownOnce();
      await mustLeaveInOrder();
    };
  });

  it(
    'store each once, give it one answer, and know each person and visit once',
    () =>
      fc.assert(
        fc.asyncProperty(groups, groups, fc.scheduler(), (one, other, scheduler) => oneRun({ one, other }, scheduler)),
        propertyRuns(50),
      ),
    PROPERTY_MS,
  );

  it(
    'number a person’s messages in the order in which they leave',
    () =>
      fc.assert(
        fc.asyncProperty(ofKnownPeople('one'), ofKnownPeople('two'), fc.scheduler(), (one, other, scheduler) =>
          oneRun({ before: [simply('A', 'A'), simply('B', 'B')], one, other }, scheduler),
        ),
        propertyRuns(25),
      ),
    PROPERTY_MS,
  );
});
