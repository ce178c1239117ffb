import type { Database, Tx } from '@careway/database';
import { publish } from '@careway/messaging';
import { personsOf } from '../track-visits/store-links.ts';
import { leftAt, type StayOfPerson } from './left-at.ts';
import { WAIT_COLUMNS, waitChanged, type WaitChangedRow } from './tell-waits.ts';

interface WaitRow {
  request_id: string;
  subject_id: string;
  decided_at: Date;
  waiting_ward_id: string | null;
  left_at: Date | null;
}

interface StayRow {
  subject_id: string;
  place_id: string;
  patient_class: string;
  from_at: Date;
  to_at: Date | null;
}

/**
 * Stops the clocks of those who have left by what the hospitals told of them, and starts them again when an arrival of
 * the last two days turns out not to have been. Gives how many changed.
 */
export async function settleWaits(database: Database): Promise<number> {
  const waits = await database.query<WaitRow>(
    `SELECT request_id, subject_id, decided_at, waiting_ward_id, left_at FROM admission_request
     WHERE closed_at IS NULL AND (left_at IS NULL OR left_at > clock_timestamp() - interval '2 days')`,
  );
  if (waits.length === 0) return 0;
  const whereabouts = await whereaboutsOf(database, [...new Set(waits.map((wait) => wait.subject_id))]);
  const changed = waits
    .map((wait) => ({ wait, left: leftOf(wait, whereabouts.get(wait.subject_id)) }))
    .filter(({ wait, left }) => left !== wait.left_at?.toISOString());
  if (changed.length === 0) return 0;
  return database.transaction((tx) =>
    stopClocks(
      tx,
      changed.map(({ wait }) => wait.request_id),
      changed.map(({ left }) => left ?? null),
    ),
  );
}

/** One that another process has just stopped in the same way is told by that process alone. */
async function stopClocks(tx: Tx, requestIds: string[], times: (string | null)[]): Promise<number> {
  const rows = await tx.query<WaitChangedRow>(
    `UPDATE admission_request SET left_at = now.new_left_at
     FROM unnest($1::uuid[], $2::timestamptz[]) AS now (now_id, new_left_at)
     WHERE request_id = now_id AND closed_at IS NULL AND left_at IS DISTINCT FROM new_left_at
     RETURNING ${WAIT_COLUMNS}, left_at AS ended_at`,
    [requestIds, times],
  );
  await publish(
    tx,
    rows.map((row) => waitChanged(row, 'left')),
  );
  return rows.length;
}

interface Whereabouts {
  stays: StayOfPerson[];
  departures: string[];
}

const leftOf = (
  { decided_at, waiting_ward_id }: WaitRow,
  { stays, departures }: Whereabouts = { stays: [], departures: [] },
): string | undefined =>
  leftAt({ decidedAt: decided_at.toISOString(), waitingWardId: waiting_ward_id ?? undefined }, stays, departures);

/** Where these people were, under whichever of their subject ids, by the subject id that was asked for. */
async function whereaboutsOf(database: Database, subjectIds: readonly string[]): Promise<Map<string, Whereabouts>> {
  const persons = await personsOf(database, subjectIds);
  const ids = [[...persons.keys()]];
  const [stays, departures] = await Promise.all([
    database.query<StayRow>(
      `SELECT subject_id, place_id, patient_class, from_at, to_at FROM stay JOIN spell USING (visit_id)
       WHERE subject_id = ANY($1::uuid[]) AND takes_up_a_bed`,
      ids,
    ),
    database.query<{ subject_id: string; departed_at: Date }>(
      `SELECT subject_id, (body ->> 'departedAt')::timestamptz AS departed_at FROM transfer
       WHERE subject_id = ANY($1::uuid[]) AND body ? 'departedAt'`,
      ids,
    ),
  ]);
  const staysOf = Map.groupBy(stays, (row) => persons.get(row.subject_id));
  const departuresOf = Map.groupBy(departures, (row) => persons.get(row.subject_id));
  return new Map(
    subjectIds.map((id) => [
      id,
      {
        stays: (staysOf.get(persons.get(id)) ?? []).map(stayOfRow),
        departures: (departuresOf.get(persons.get(id)) ?? []).map((row) => row.departed_at.toISOString()),
      },
    ]),
  );
}

const stayOfRow = ({ place_id, patient_class, from_at, to_at }: StayRow): StayOfPerson => ({
  placeId: place_id,
  patientClass: patient_class,
  from: from_at.toISOString(),
  ...(to_at && { to: to_at.toISOString() }),
});
