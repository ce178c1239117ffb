import { createHash } from 'node:crypto';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { problem } from '@careway/service-kit';

interface CommandRow<Answer> {
  same: boolean;
  answer: Answer;
}

/**
 * Does `work` once for each key of an actor, in the caller's transaction, and gives the same answer whenever the same
 * command comes again; of two at once the second waits for the first. A refusal (anything thrown) undoes all: nothing
 * happened, and the same key may be tried again.
 * @param body what was asked, the name of the command and the ids of its path included; of it only a digest is kept
 * @param work gives the answer as it goes to the asker: plain JSON
 * @throws problem 422 when the key was used for something else
 */
export async function once<Answer extends object>(
  tx: Tx,
  key: string,
  actor: Pick<Actor, 'id' | 'organisationId'>,
  body: object,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const asked = digestOf(body);
  const who = [actor.organisationId, actor.id, key];
  // The table first, so that of two the second waits here, before any other lock.
  const [isNew, rows] = await Promise.all([
    tx.execute(
      `INSERT INTO command (organisation_id, actor_id, key, asked) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [...who, asked],
    ),
    tx.query<CommandRow<Answer>>(
      `SELECT asked = $4 AS same, answer FROM command WHERE (organisation_id, actor_id, key) = ($1, $2, $3)`,
      [...who, asked],
    ),
  ]);
  if (isNew === 0) return answeredBefore(rows[0]);
  const answer = await work();
  await tx.execute(`UPDATE command SET answer = $4 WHERE (organisation_id, actor_id, key) = ($1, $2, $3)`, [
    ...who,
    JSON.stringify(answer),
  ]);
  return answer;
}

function answeredBefore<Answer>(row: CommandRow<Answer> | undefined): Answer {
  if (row?.same) return row.answer;
  const errors = [{ field: 'Idempotency-Key', rule: 'was used for another command', fix: 'Send a new key.' }];
  throw problem(422, { title: 'The key belongs to another command', errors });
}

/** The same object gives the same digest, whatever the order of its keys. */
export const digestOf = (body: object): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(body, (_, value: unknown) => (isPlain(value) ? sorted(value) : value)))
    .digest();

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
