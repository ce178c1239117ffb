import type { DomainEvent, FeedObserved } from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { FeedHeard } from '@careway/pressure';
import { FEED_FACT } from './fact.sql.ts';
import { newestOf } from './newest-of.ts';

/** Keeps what the gateway saw last of each feed. An older look is ignored. */
export async function projectFeeds(tx: Tx, events: readonly DomainEvent<FeedObserved>[]): Promise<FeedHeard[]> {
  if (events.length === 0) return [];
  const looks = newestOf(
    events.map(({ data }) => ({ ...data, version: Date.parse(data.observedAt) })),
    ({ interfaceId }) => interfaceId,
  );
  const rows = await tx.query<{ feed: FeedHeard }>(
    `INSERT INTO feed (feed_id, provider_id, last_received_at, expected_every_seconds, observed_at)
     SELECT "interfaceId", "providerId", "lastReceivedAt", "expectedEverySeconds", "observedAt"
     FROM jsonb_to_recordset($1::jsonb) AS heard ("interfaceId" text, "providerId" text, "lastReceivedAt" timestamptz,
       "expectedEverySeconds" int, "observedAt" timestamptz)
     ON CONFLICT (feed_id) DO UPDATE SET provider_id = EXCLUDED.provider_id, observed_at = EXCLUDED.observed_at,
       last_received_at = EXCLUDED.last_received_at, expected_every_seconds = EXCLUDED.expected_every_seconds
     WHERE feed.observed_at < EXCLUDED.observed_at
     RETURNING ${FEED_FACT} AS feed`,
    [JSON.stringify(looks)],
  );
  return rows.map(({ feed }) => feed);
}
