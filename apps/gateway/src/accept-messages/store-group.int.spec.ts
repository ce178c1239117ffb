import { decideAnswer } from '@careway/hl7v2';
import { loadReferenceData } from '@careway/reference-data';
import { testDatabase } from '@careway/testing';
import type { Database } from '@careway/database';
import { GatewayConfig } from '../config.ts';
import { migrations } from '../database/migrations.ts';
import { FindSubjects } from '../find-subjects/find-subjects.ts';
import { Keys } from '../keep-personal-data/keys.ts';
import { unseal } from '../keep-personal-data/seal.ts';
import type { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import type { Received, Stored } from './received.ts';
import { StoreGroup } from './store-group.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const keys = new Keys(Object.assign(new GatewayConfig(), { BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY }));
const current = loadReferenceData('deploy/reference/kent-and-medway');
const tryOut = current.interfaceById('try-out')!;
const groups = new StoreGroup(keys, new FindSubjects(keys), { current } as ReferenceDataHolder);

const adt = (
  trigger: string,
  controlId: string,
  { patient = 'MARKED1', nhs = '', visit = 'V1', ward = 'RVV01-AMU', merge = '' } = {},
) =>
  [
    `MSH|^~\\&|PAS|TRUST|CAREWAY|QKS|20261122094000||ADT^${trigger}|${controlId}|P|2.4`,
    `EVN|${trigger}|20261122094000`,
    `PID|1||${patient}^^^TRUST^PI${nhs && `~${nhs}^^^NHS^NH`}||MARKEDNAME^PERSON`,
    ...(merge ? [`MRG|${merge}^^^TRUST^PI`] : []),
    `PV1|1|I|${ward}${'|'.repeat(16)}${visit}`,
  ].join('\r') + '\r';

const receive = (text: string): Received => {
  const bytes = Buffer.from(text);
  const inbound = decideAnswer(bytes, {}) as Received['inbound'];
  return { door: 'mllp', from: tryOut, bytes, inbound, receivedAt: new Date('2026-11-22T09:40:01Z') };
};

describe('a group of messages', () => {
  let database: Database;
  beforeEach(async () => {
    ({ database } = await testDatabase({ schema: 'gateway', migrations }));
  });
  const store = (...texts: string[]): Promise<Stored[]> =>
    database.transaction((tx) => groups.store(tx, texts.map(receive)));
  const count = async (table: string) =>
    (await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

  it('is stored with its answers and events in one commit', async () => {
    const stored = await store(adt('A01', '1'), adt('A02', '2'), 'no message');
    expect(stored.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'rejected']);
    expect(stored.map(({ answer }) => /MSA\|(\w\w)\|(\w*)/.exec(String(answer))?.slice(1))).toEqual([
      ['AA', '1'],
      ['AA', '2'],
      ['AR', ''],
    ]);
    expect([await count('message'), await count('outbox'), await count('subject'), await count('visit')]).toEqual([
      3, 2, 1, 1,
    ]);
  });

  it('keeps bytes and envelope sealed under the person’s key, and nothing of the person in the clear', async () => {
    await store(adt('A01', '1', { nhs: '9990000018' }));
    const [row] = await database.query<{ id: string; raw: Buffer; subject_id: string; wrapped_key: Buffer }>(
      'SELECT message.id, raw, subject_id, subject.wrapped_key FROM message JOIN subject ON subject.id = subject_id',
    );
    const key = keys.unwrap(row!.wrapped_key, row!.subject_id);
    expect(unseal(key, row!.raw, row!.id).toString()).toBe(adt('A01', '1', { nhs: '9990000018' }));
    for (const table of ['message', 'outbox', 'identifier', 'subject', 'visit'])
      expect(JSON.stringify(await database.query(`SELECT to_jsonb(t)::text AS row FROM ${table} AS t`))).not.toMatch(
        /MARKED|9990000018/,
      );
  });

  it('gives the first answer again to the same bytes, and stores nothing more', async () => {
    const [first] = await store(adt('A01', '1'));
    const [again, repeat] = await store(adt('A01', '1'), adt('A01', '1'));
    expect([again, repeat].map((one) => one?.outcome)).toEqual(['replayed', 'replayed']);
    expect([again, repeat].map((one) => String(one?.answer))).toEqual([String(first?.answer), String(first?.answer)]);
    expect([await count('message'), await count('outbox')]).toEqual([1, 1]);
  });

  it('quarantines other bytes under the same control id: kept, AE 205, no event', async () => {
    const [, quarantined] = await store(adt('A01', '1'), adt('A01', '1', { ward: 'RVV01-SAU' }));
    expect(quarantined?.outcome).toBe('quarantined');
    expect(String(quarantined?.answer)).toMatch(/MSA\|AE\|1[^]*ERR\|MSH\^1\^10\^205/);
    expect([await count('message'), await count('outbox')]).toEqual([2, 1]);
  });

  it('knows a person by any identifier, and a merge names survivor and loser', async () => {
    await store(adt('A01', '1', { patient: 'A' }), adt('A01', '2', { patient: 'B', visit: 'V2' }));
    const [merged] = await store(adt('A40', '3', { patient: 'A', merge: 'B' }));
    expect(merged?.outcome).toBe('accepted');
    const [event] = await database.query<{ payload: { data: Record<string, string> } }>(
      "SELECT payload FROM outbox WHERE type LIKE '%merged%'",
    );
    const subjects = await database.query<{ id: string }>('SELECT id FROM subject');
    const { survivingSubjectId, mergedSubjectId } = event!.payload.data;
    expect([survivingSubjectId, mergedSubjectId].sort()).toEqual(subjects.map(({ id }) => id).sort());
  });

  it('takes a location it can not place, with a warning for the desk', async () => {
    const [stored] = await store(adt('A01', '1', { ward: 'NOWHERE' }));
    expect(stored).toMatchObject({
      outcome: 'accepted',
      problems: [{ segment: 'PV1', field: 3, code: 103, severity: 'warning' }],
    });
    expect(await database.query('SELECT unmapped FROM message')).toEqual([{ unmapped: true }]);
  });

  it('stored by two processes at once makes one subject, one visit and one message of each', async () => {
    const texts = Array.from({ length: 50 }, (_, at) =>
      adt('A01', String(at), { patient: `P${at % 10}`, visit: `V${at % 10}` }),
    );
    const all = await Promise.all([store(...texts), store(...texts.toReversed()), store(...texts)]);
    const fresh = all.flat().filter(({ outcome }) => outcome === 'accepted');
    expect(fresh).toHaveLength(50);
    expect([await count('message'), await count('outbox'), await count('subject'), await count('visit')]).toEqual([
      50, 50, 10, 10,
    ]);
  });

  it('leaves nothing behind when its transaction fails', async () => {
    const failing = database.transaction(async (tx) => {
      await groups.store(tx, [receive(adt('A01', '1'))]);
      throw new Error('cut');
    });
    await expect(failing).rejects.toThrow('cut');
    expect([await count('message'), await count('outbox'), await count('subject'), await count('identifier')]).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
