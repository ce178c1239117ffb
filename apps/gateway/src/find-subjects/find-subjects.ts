import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import { Keys } from '../keep-personal-data/keys.ts';
import { newKey } from '../keep-personal-data/seal.ts';
import { assignSubjects, type Assigned, type NewIdentifier, type PersonSaid } from './assign-subjects.ts';
import { LostRace } from './lost-race.ts';

/** A subject and the key that seals what is kept of them; no key once they were erased. */
export interface Subject {
  id: string;
  key: Buffer | undefined;
}

/** Finds the subject of each person, or makes one: a random id that nothing about the person can be read from. */
@Injectable()
export class FindSubjects {
  constructor(@Inject(Keys) private readonly keys: Keys) {}

  /** Throws `LostRace` when another process stored one of the identifiers meanwhile; the transaction then runs again. */
  async find(tx: Tx, people: readonly PersonSaid[]): Promise<Map<PersonSaid, Subject>> {
    const indexes = people.flatMap(({ identifiers }) => identifiers.map(({ blindIndex }) => blindIndex));
    const owners = await tx.query<{ blind_index: Buffer; subject_id: string; wrapped_key: Buffer | null }>(
      `SELECT blind_index, subject_id, wrapped_key FROM identifier JOIN subject ON subject.id = subject_id
       WHERE blind_index = ANY($1)`,
      [indexes],
    );
    const known = new Map(owners.map((row) => [row.blind_index.toString('hex'), row.subject_id]));
    const assigned = assignSubjects(people, known, randomUUID);
    const keys = new Map<string, Buffer | undefined>(
      owners.map((row) => [
        row.subject_id,
        row.wrapped_key ? this.keys.unwrap(row.wrapped_key, row.subject_id) : undefined,
      ]),
    );
    await this.storeSubjects(tx, assigned.newSubjects, keys);
    await storeIdentifiers(tx, assigned.newIdentifiers);
    await storeConflicts(tx, assigned);
    return new Map([...assigned.subjectOf].map(([person, id]) => [person, { id, key: keys.get(id) }]));
  }

  /** The subjects that have one of these identifiers; nothing is made. */
  async search(tx: Pick<Tx, 'query'>, person: Pick<PersonSaid, 'identifiers'>): Promise<string[]> {
    const rows = await tx.query<{ subject_id: string }>(
      'SELECT DISTINCT subject_id FROM identifier WHERE blind_index = ANY($1)',
      [person.identifiers.map(({ blindIndex }) => blindIndex)],
    );
    return rows.map(({ subject_id }) => subject_id);
  }

  private async storeSubjects(tx: Tx, ids: readonly string[], keys: Map<string, Buffer | undefined>): Promise<void> {
    if (ids.length === 0) return;
    for (const id of ids) keys.set(id, newKey());
    const wrapped = ids.map((id) => this.keys.wrap(keys.get(id)!, id));
    await tx.execute('INSERT INTO subject (id, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::bytea[])', [
      ids,
      wrapped,
    ]);
  }
}

async function storeIdentifiers(tx: Tx, identifiers: readonly NewIdentifier[]): Promise<void> {
  if (identifiers.length === 0) return;
  // In one order everywhere, so that two processes that store the same identifiers wait and never deadlock.
  const sorted = identifiers.toSorted((a, b) => Buffer.compare(a.blindIndex, b.blindIndex));
  const stored = await tx.execute(
    `INSERT INTO identifier (blind_index, subject_id, kind)
     SELECT * FROM unnest($1::bytea[], $2::uuid[], $3::text[]) ON CONFLICT DO NOTHING`,
    [sorted.map((one) => one.blindIndex), sorted.map((one) => one.subjectId), sorted.map((one) => one.kind)],
  );
  if (stored < sorted.length) throw new LostRace('identifier');
}

async function storeConflicts(tx: Tx, { conflicts }: Assigned): Promise<void> {
  if (conflicts.length === 0) return;
  await tx.execute(
    `INSERT INTO identifier_conflict (blind_index, said_of, belongs_to, message_id)
     SELECT * FROM unnest($1::bytea[], $2::uuid[], $3::uuid[], $4::uuid[]) ON CONFLICT DO NOTHING`,
    [
      conflicts.map((one) => one.blindIndex),
      conflicts.map((one) => one.saidOf),
      conflicts.map((one) => one.belongsTo),
      conflicts.map((one) => one.messageId),
    ],
  );
}
