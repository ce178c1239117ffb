import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import { byteaArray } from '../database/bytea-array.ts';
import { Keys } from '../keep-personal-data/keys.ts';
import { newKey } from '../keep-personal-data/seal.ts';
import { assignSubjects, type Assigned, type NewIdentifier, type PersonSaid } from './assign-subjects.ts';
import { LostRace } from './lost-race.ts';

/** A subject and the key that seals what is kept of them; no key once they were erased. */
export interface Subject {
  id: string;
  key: Buffer | undefined;
}

/** An identifier that is known, and whose it is. */
export interface Owner {
  blind_index: Buffer;
  subject_id: string;
  wrapped_key: Buffer | null;
}

/** Finds the subject of each person, or makes one: a random id that nothing about the person can be read from. */
@Injectable()
export class FindSubjects {
  constructor(@Inject(Keys) private readonly keys: Keys) {}

  /** What is known of the identifiers of these people. */
  async look(tx: Tx, people: readonly PersonSaid[]): Promise<Owner[]> {
    const indexes = people.flatMap(({ identifiers }) => identifiers.map(({ blindIndex }) => blindIndex));
    if (indexes.length === 0) return [];
    return tx.query<Owner>(
      `SELECT blind_index, subject_id, wrapped_key FROM identifier JOIN subject ON subject.id = subject_id
       WHERE blind_index = ANY($1::bytea[])`,
      [byteaArray(indexes)],
    );
  }

  /**
   * The subject of each person. `store` stores what is new; it throws `LostRace` when another process stored one of the
   * identifiers meanwhile: the transaction then runs again.
   */
  assign(
    people: readonly PersonSaid[],
    owners: readonly Owner[],
  ): { subjects: Map<PersonSaid, Subject>; store(tx: Tx): Promise<unknown> } {
    const known = new Map(owners.map((row) => [row.blind_index.toString('hex'), row.subject_id]));
    const assigned = assignSubjects(people, known, randomUUID);
    const wanted = new Set(assigned.subjectOf.values());
    const keys = new Map<string, Buffer | undefined>(assigned.newSubjects.map((id) => [id, newKey()]));
    for (const { subject_id, wrapped_key } of owners)
      if (wanted.has(subject_id) && !keys.has(subject_id))
        keys.set(subject_id, wrapped_key ? this.keys.unwrap(wrapped_key, subject_id) : undefined);
    const subjects = new Map([...assigned.subjectOf].map(([person, id]) => [person, { id, key: keys.get(id) }]));
    const fresh = assigned.newSubjects.map((id) => ({ id, wrapped: this.keys.wrap(keys.get(id)!, id) }));
    return { subjects, store: (tx) => storeAssigned(tx, fresh, assigned) };
  }

  /** The subjects that have one of these identifiers; nothing is made. */
  async search(tx: Pick<Tx, 'query'>, person: Pick<PersonSaid, 'identifiers'>): Promise<string[]> {
    const rows = await tx.query<{ subject_id: string }>(
      'SELECT DISTINCT subject_id FROM identifier WHERE blind_index = ANY($1::bytea[])',
      [byteaArray(person.identifiers.map(({ blindIndex }) => blindIndex))],
    );
    return rows.map(({ subject_id }) => subject_id);
  }
}

const storeAssigned = (tx: Tx, fresh: readonly { id: string; wrapped: Buffer }[], assigned: Assigned) =>
  Promise.all([
    storeSubjects(tx, fresh),
    storeIdentifiers(tx, assigned.newIdentifiers),
    storeConflicts(tx, assigned.conflicts),
  ]);

async function storeSubjects(tx: Tx, fresh: readonly { id: string; wrapped: Buffer }[]): Promise<void> {
  if (fresh.length === 0) return;
  await tx.execute('INSERT INTO subject (id, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::bytea[])', [
    fresh.map(({ id }) => id),
    byteaArray(fresh.map(({ wrapped }) => wrapped)),
  ]);
}

async function storeIdentifiers(tx: Tx, identifiers: readonly NewIdentifier[]): Promise<void> {
  if (identifiers.length === 0) return;
  // In one order everywhere, so that two processes that store the same identifiers wait and never deadlock.
  const sorted = identifiers.toSorted((a, b) => Buffer.compare(a.blindIndex, b.blindIndex));
  const stored = await tx.execute(
    `INSERT INTO identifier (blind_index, subject_id, kind)
     SELECT * FROM unnest($1::bytea[], $2::uuid[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      byteaArray(sorted.map((one) => one.blindIndex)),
      sorted.map((one) => one.subjectId),
      sorted.map((one) => one.kind),
    ],
  );
  if (stored < sorted.length) throw new LostRace('identifier');
}

async function storeConflicts(tx: Tx, conflicts: Assigned['conflicts']): Promise<void> {
  if (conflicts.length === 0) return;
  await tx.execute(
    `INSERT INTO identifier_conflict (blind_index, said_of, belongs_to, message_id)
     SELECT * FROM unnest($1::bytea[], $2::uuid[], $3::uuid[], $4::uuid[]) ON CONFLICT DO NOTHING`,
    [
      byteaArray(conflicts.map((one) => one.blindIndex)),
      conflicts.map((one) => one.saidOf),
      conflicts.map((one) => one.belongsTo),
      conflicts.map((one) => one.messageId),
    ],
  );
}
