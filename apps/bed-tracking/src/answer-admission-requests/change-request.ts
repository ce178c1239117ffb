import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import { problem } from '@careway/service-kit';
import { requestAnswer } from './request-answers.ts';
import { readRequest, type RequestRow } from './request-rows.ts';
import type { RequestState } from './shapes.ts';
import { WAIT_COLUMNS, waitChanged, type WaitChangedRow } from './tell-waits.ts';

/** Whoever has an answer that is no place, or whose hold has ended, may be asked for again. Throws problem 404, 409. */
export async function askAgain(tx: Tx, requestId: string): Promise<void> {
  const state = stateOf(await lockRequest(tx, requestId));
  if (state !== 'not-possible' && state !== 'hold-ended') throw notNow(state, 'looked for again');
  await tx.execute('UPDATE admission_request SET to_answer = true WHERE request_id = $1', [requestId]);
}

/** Ends a request by a person's word. Throws problem 404, 409. */
export async function closeRequest(tx: Tx, requestId: string, actor: Actor, reason: string): Promise<void> {
  const state = stateOf(await lockRequest(tx, requestId));
  if (state === 'left' || state === 'closed') throw notNow(state, 'closed');
  const rows = await tx.query<WaitChangedRow>(
    `UPDATE admission_request SET to_answer = false, closed_at = clock_timestamp(), closed_reason = $2, closed_by = $3
     WHERE request_id = $1 RETURNING ${WAIT_COLUMNS}, closed_at AS ended_at`,
    [requestId, reason, JSON.stringify(actor)],
  );
  await publish(
    tx,
    rows.map((row) => waitChanged(row, 'closed')),
  );
}

async function lockRequest(tx: Tx, requestId: string): Promise<RequestRow> {
  const [, row] = await Promise.all([
    tx.query('SELECT 1 FROM admission_request WHERE request_id = $1 FOR NO KEY UPDATE', [requestId]),
    readRequest(tx, requestId),
  ]);
  if (!row) throw problem(404, { title: 'No such request for admission', detail: 'GET /admission-requests has all.' });
  return row;
}

const stateOf = (row: RequestRow): RequestState => requestAnswer(row, row.decided_at.toISOString()).state;

const notNow = (state: RequestState, what: string) =>
  problem(409, { title: `The request can not be ${what}`, detail: `It is ${state} now.`, state });
