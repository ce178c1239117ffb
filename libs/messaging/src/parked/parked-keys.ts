import type { Tx } from '@careway/database';
import type { ReadMessage } from '../hearing/read-message.ts';

/** Why a key is parked: never a value of the event. */
export interface ParkedReason {
  /** Class of the error, or `ContractBroken`. */
  type: string;
  code?: string;
  message?: string;
  faults?: readonly string[];
  /** Where the first message of the key stands in Kafka. */
  offset: number;
  eventType?: string;
}

/** Which of the keys are parked. Locked until commit, so that the drainer can't empty one meanwhile. */
export async function lockParkedKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    'SELECT key FROM parked_key WHERE key = ANY ($1::text[]) ORDER BY key FOR UPDATE',
    [[...new Set(keys)]],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Parks keys, each to be tried again after `retryMs`. */
export async function parkKeys(tx: Tx, reasons: ReadonlyMap<string, ParkedReason>, retryMs: number): Promise<void> {
  if (reasons.size === 0) return;
  await tx.execute(
    `INSERT INTO parked_key (key, reason, next_attempt_at)
     SELECT key, reason::json, clock_timestamp() + make_interval(secs => $3::float8 / 1000)
     FROM unnest($1::text[], $2::text[]) AS parked (key, reason) ORDER BY key ON CONFLICT DO NOTHING`,
    [[...reasons.keys()], [...reasons.values()].map((reason) => JSON.stringify(reason)), retryMs],
  );
}

/** Queues messages behind their parked keys, in the order given. */
export async function holdMessages(
  tx: Tx,
  { topic, partition }: { topic: string; partition: number },
  messages: readonly ReadMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  await tx.execute(
    `INSERT INTO parked_message (key, topic, partition, "offset", body)
     SELECT key, $1, $2, place, decode(body, 'base64')
     FROM unnest($3::text[], $4::bigint[], $5::text[]) WITH ORDINALITY AS held (key, place, body, position)
     ORDER BY position`,
    [
      topic,
      partition,
      messages.map(({ key }) => key),
      messages.map(({ offset }) => offset),
      messages.map(({ body }) => body?.toString('base64') ?? null),
    ],
  );
}

/** What may be kept and shown of an error. The text of a database error may hold a value, so it is left out. */
export function reasonOf(error: unknown, message: ReadMessage): ParkedReason {
  const { name, message: text, code, faults, driverError } = error as Error & Record<string, unknown>;
  const database = driverError !== undefined || name === 'QueryFailedError';
  return {
    type: name ?? typeof error,
    code: String((driverError as { code?: unknown } | undefined)?.code ?? code ?? '') || undefined,
    message: database ? undefined : text?.slice(0, 500),
    faults: Array.isArray(faults) ? faults.map(String) : undefined,
    offset: message.offset,
    eventType: message.event?.type,
  };
}

export const contractBroken = ({ faults, offset }: ReadMessage): ParkedReason => ({
  type: 'ContractBroken',
  faults,
  offset,
});

/** How many events are held back now. */
export async function countHeldBack(tx: Pick<Tx, 'query'>): Promise<number> {
  const [row] = await tx.query<{ n: number }>('SELECT count(*)::int AS n FROM parked_message');
  return row!.n;
}
