import type { Database } from '@careway/database';
import type { Problem } from '@careway/hl7v2';
import type { Stored } from '../accept-messages/received.ts';
import { shown, type Told } from '../receive-messages/tell-reading.ts';

/** What the desk shows of a message in a list: nothing that the sender said of a person. */
export interface ListedMessage {
  id: string;
  interfaceId: string;
  door: string;
  status: Stored['status'];
  unmapped: boolean;
  revision: number;
  messageType: string;
  trigger: string;
  receivedAt: string;
  problems: Told['problems'];
}

export interface Asked {
  /** `unmapped`: accepted, with a location code that no ward is known for. All that need somebody when left out. */
  status?: 'unreadable' | 'quarantined' | 'rejected' | 'unmapped' | undefined;
  interfaceId?: string | undefined;
  /** Of the page before: older messages than it. */
  cursor?: string | undefined;
  limit: number;
}

interface Row {
  id: string;
  seq: string;
  interface_id: string;
  door: string;
  status: Stored['status'];
  unmapped: boolean;
  revision: number;
  message_type: string;
  trigger: string;
  received_at: Date;
  problems: Problem[];
}

const DESK = `(status IN ('unreadable', 'quarantined', 'rejected') OR unmapped)`;

/** Messages that need somebody, the newest first; `cursor` leads to the next page, absent on the last. */
export async function listMessages(
  database: Pick<Database, 'query'>,
  { status, interfaceId, cursor, limit }: Asked,
): Promise<{ messages: ListedMessage[]; cursor?: string }> {
  const wanted = status === undefined ? 'true' : status === 'unmapped' ? 'unmapped' : 'status = $4';
  const rows = await database.query<Row>(
    `SELECT id, seq, interface_id, door, status, unmapped, revision, message_type, trigger, received_at, problems
     FROM message
     WHERE ${DESK} AND ${wanted} AND ($1::text IS NULL OR interface_id = $1) AND ($2::bigint IS NULL OR seq < $2)
     ORDER BY seq DESC LIMIT $3`,
    [interfaceId ?? null, cursor ?? null, limit + 1, ...(wanted.includes('$4') ? [status] : [])],
  );
  const page = rows.slice(0, limit);
  const more = rows.length > limit ? { cursor: page.at(-1)!.seq } : {};
  return { messages: page.map(listed), ...more };
}

const listed = (row: Row): ListedMessage => ({
  id: row.id,
  interfaceId: row.interface_id,
  door: row.door,
  status: row.status,
  unmapped: row.unmapped,
  revision: row.revision,
  messageType: row.message_type,
  trigger: row.trigger,
  receivedAt: row.received_at.toISOString(),
  problems: row.problems.map(shown),
});

/** The next messages of an interface that a mended mapping may mend, oldest first; the quarantined are not among them. */
export async function nextToMend(
  database: Pick<Database, 'query'>,
  { interfaceId, after, limit }: { interfaceId: string; after: string; limit: number },
): Promise<{ id: string; seq: string }[]> {
  return database.query(
    `SELECT id, seq FROM message
     WHERE interface_id = $1 AND seq > $2 AND (status IN ('unreadable', 'rejected') OR unmapped)
     ORDER BY seq LIMIT $3`,
    [interfaceId, after, limit],
  );
}
