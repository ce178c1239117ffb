import type { Tx } from '@careway/database';
import type { Problem } from '@careway/hl7v2';
import { byteaArray } from '../database/bytea-array.ts';
import { LostRace } from '../find-subjects/lost-race.ts';
import type { Prior } from './classify.ts';
import type { Identity } from './identity.ts';
import type { Received, Stored } from './received.ts';

/** A message as it is stored. */
export interface MessageRow extends Identity {
  id: string;
  door: Received['door'];
  messageType: string;
  trigger: string;
  status: Stored['status'];
  problems: readonly Problem[];
  unmapped: boolean;
  subjectId: string | undefined;
  visitId: string | undefined;
  receivedAt: Date;
  charset: string;
  wrappedKey: Buffer | undefined;
  raw: Buffer;
  envelope: Buffer | undefined;
  answer: Buffer | undefined;
}

interface PriorRow {
  id: string;
  interface_id: string;
  sending_application: string;
  sending_facility: string;
  control_id: string;
  content_hash: Buffer;
  status: Stored['status'];
  problems: Problem[];
  answer: Buffer | null;
}

/** Stored messages that share sender and control id with one of these. */
export async function findPriors(tx: Tx, identities: readonly Identity[]): Promise<Prior[]> {
  const rows = await tx.query<PriorRow>(
    `SELECT id, interface_id, sending_application, sending_facility, control_id, content_hash, status, problems, answer
     FROM message JOIN unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[]) AS said (i, a, f, c, h)
       ON (interface_id, sending_application, sending_facility, control_id) = (i, a, f, c) AND (c <> '' OR content_hash = h)`,
    columnsOf(identities),
  );
  return rows.map((row) => ({
    messageId: row.id,
    interfaceId: row.interface_id,
    sendingApplication: row.sending_application,
    sendingFacility: row.sending_facility,
    controlId: row.control_id,
    contentHash: row.content_hash,
    status: row.status,
    problems: row.problems,
    answer: row.answer ?? undefined,
  }));
}

const columnsOf = (identities: readonly Identity[]) => [
  identities.map((one) => one.interfaceId),
  identities.map((one) => one.sendingApplication),
  identities.map((one) => one.sendingFacility),
  identities.map((one) => one.controlId),
  byteaArray(identities.map((one) => one.contentHash)),
];

/** Stores messages in their order. Throws `LostRace` when another process stored one of them meanwhile. */
export async function insertMessages(tx: Tx, rows: readonly MessageRow[]): Promise<void> {
  if (rows.length === 0) return;
  const stored = await tx.execute(
    `INSERT INTO message (id, interface_id, sending_application, sending_facility, control_id, content_hash, door,
       message_type, trigger, status, problems, unmapped, subject_id, visit_id, received_at, charset, wrapped_key, raw,
       envelope, answer)
     SELECT id, i, a, f, c, h, door, message_type, trigger, status, problems, unmapped, subject_id, visit_id, received_at,
       charset, wrapped_key, raw, envelope, answer
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::uuid[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::jsonb[], $12::boolean[], $13::uuid[], $14::uuid[], $15::timestamptz[], $16::text[], $17::bytea[],
       $18::bytea[], $19::bytea[], $20::bytea[]) WITH ORDINALITY
       AS said (i, a, f, c, h, id, door, message_type, trigger, status, problems, unmapped, subject_id, visit_id,
       received_at, charset, wrapped_key, raw, envelope, answer, place)
     ORDER BY place
     ON CONFLICT DO NOTHING`,
    [
      ...columnsOf(rows),
      rows.map((row) => row.id),
      rows.map((row) => row.door),
      rows.map((row) => row.messageType),
      rows.map((row) => row.trigger),
      rows.map((row) => row.status),
      rows.map((row) => JSON.stringify(row.problems)),
      rows.map((row) => row.unmapped),
      rows.map((row) => row.subjectId),
      rows.map((row) => row.visitId),
      rows.map((row) => row.receivedAt),
      rows.map((row) => row.charset),
      byteaArray(rows.map((row) => row.wrappedKey)),
      byteaArray(rows.map((row) => row.raw)),
      byteaArray(rows.map((row) => row.envelope)),
      byteaArray(rows.map((row) => row.answer)),
    ],
  );
  if (stored < rows.length) throw new LostRace('message');
}
