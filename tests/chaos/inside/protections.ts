/** One piece of source text, and what stands there when the protection is taken away. */
export interface Edit {
  /** In the checkout. */
  file: string;
  find: string;
  replace: string;
}

/** What the product protects itself by. Each, taken away alone, must be seen by the checker. */
export const PROTECTIONS: Readonly<Record<string, readonly Edit[]>> = {
  /** A consumer that lost its partition goes on from where it was. */
  'offset-check': [
    {
      file: 'libs/messaging/src/hearing/offsets.ts',
      find: 'AND next_offset = "from"',
      replace: 'AND "from" >= 0',
    },
  ],
  /** Two transactions that tell of one subject may leave in the other order than they were numbered. */
  'key-lock': [
    {
      file: 'libs/messaging/src/outbox/publish.ts',
      find: 'SELECT pg_advisory_xact_lock(slot)',
      replace: 'SELECT slot',
    },
  ],
  /** Every relay takes every shard for its own, all the time. */
  'relay-lease': [
    {
      file: 'libs/messaging/src/relay/shard-leases.ts',
      find: 'this.now() < this.validUntil ? [...this.held.keys()] : []',
      replace: 'Array.from({ length: SHARDS }, (_, shard) => shard)',
    },
    {
      file: 'libs/messaging/src/relay/outbox-rows.ts',
      find: 'AND relay_lease.fence = sent.fence AND relay_lease.owner = $4',
      replace: 'AND $4::text IS NOT NULL',
    },
  ],
  /** What Kafka brings twice is new each time. */
  'duplicate-check': [
    {
      file: 'libs/messaging/src/hearing/heard-events.ts',
      find: 'ON CONFLICT DO NOTHING RETURNING event_id',
      replace: 'ON CONFLICT (event_id) DO UPDATE SET heard_at = excluded.heard_at RETURNING event_id',
    },
  ],
  /** Redis takes what comes last, not what is newest. */
  'counter-sequence': [
    {
      file: 'libs/redis-counters/src/scripts.ts',
      find: 'if held.version >= ward.version then return 0 end',
      replace: '',
    },
  ],
  /** Two who change a ward at once do not wait for one another, and a place may have two live promises. */
  'place-lock': [
    {
      file: 'apps/bed-tracking/src/count-wards/ward-rows.ts',
      find: 'ORDER BY ward_id FOR UPDATE',
      replace: 'ORDER BY ward_id',
    },
    {
      file: 'apps/bed-tracking/src/database/migrations/1795400000000-places.ts',
      find: 'CREATE UNIQUE INDEX reservation_live',
      replace: 'CREATE INDEX reservation_live',
    },
  ],
  /** A sender is told that a message is stored a moment before it is. */
  'commit-before-ack': [
    {
      file: 'apps/gateway/src/accept-messages/accept-messages.ts',
      find: 'this.database.transaction((tx) => this.messages.store(tx, group))',
      replace: `new Promise((resolve, reject) => {
        this.database.transaction(async (tx) => {
          resolve(await this.messages.store(tx, group));
          await new Promise((later) => setTimeout(later, 50));
        }).catch(reject);
      })`,
    },
  ],
};
