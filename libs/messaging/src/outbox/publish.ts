import { definitionOf, faultsOf, type DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { tellPublished } from './outbox-signal.ts';
import { SHARDS } from './shards.ts';

/** An event that breaks its own contract: our fault, and the transaction must not commit. */
export class InvalidEventError extends Error {
  readonly code = 'EVENT_INVALID';
  constructor(
    readonly type: string,
    readonly faults: readonly string[],
  ) {
    super(`event ${type} breaks its contract: ${faults.join('; ')}`);
  }
}

/** A transaction that stores all its events at its end, in one statement. */
export interface CollectingTx extends Tx {
  collect(events: readonly DomainEvent[]): void;
}

const collects = (tx: Tx): tx is CollectingTx => 'collect' in tx;

/**
 * The one place that publishes: the events leave if and only if `tx` commits, those of one subject in commit order.
 * Locks the subjects until then, so call it once per transaction, late, with everything.
 * Throws `InvalidEventError`.
 */
export async function publish(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  for (const event of events) mustKeepContract(event);
  if (events.length === 0) return;
  if (collects(tx)) tx.collect(events);
  else await storeInOutbox(tx, events);
}

function mustKeepContract(event: DomainEvent): void {
  const faults = faultsOf(event);
  if (faults.length > 0) throw new InvalidEventError(event.type, faults);
}

/** Whoever comes second to a subject waits for the first's commit, so a lower seq of a subject is never seen later. */
const LOCK_SUBJECTS = `
  SELECT pg_advisory_xact_lock(slot)
  FROM (SELECT DISTINCT hashtextextended(key, hashtext(current_schema()::text)) AS slot
        FROM unnest($1::text[]) AS key ORDER BY slot) AS slots`;

const INSERT = `
  INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, shard)
  SELECT id, aggregatetype, aggregateid, type, payload::json, (hashtextextended(aggregateid, 0) & ${SHARDS - 1})::smallint
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], string_to_array($5, E'\\n'))
    WITH ORDINALITY AS event (id, aggregatetype, aggregateid, type, payload, place)
  ORDER BY place`;

export async function storeInOutbox(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  const subjects = events.map(({ subject }) => subject);
  const locked = tx.query(LOCK_SUBJECTS, [[...new Set(subjects)]]);
  const stored = tx.execute(INSERT, [
    events.map(({ id }) => id),
    events.map(({ type }) => definitionOf(type)?.speaker),
    subjects,
    events.map(({ type }) => type),
    // JSON on one line has no line break in it, and one text is cheaper than a list of them.
    events.map((event) => JSON.stringify(event)).join('\n'),
  ]);
  await Promise.all([locked, stored]);
  tx.afterCommit(() => tellPublished(tx.manager.dataSource));
}
