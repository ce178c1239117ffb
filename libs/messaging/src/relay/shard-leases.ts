import type { Database } from '@careway/database';
import { SHARDS } from '../outbox/shards.ts';
import { shareOfShards } from './share-of-shards.ts';

interface Lease {
  shard: number;
  fence: string;
}

/**
 * Which shards of the outbox this relay owns. A lease ends by the database's clock; its fence counts up with each new
 * owner, so that an owner who slept too long can't delete what is no longer its own.
 */
export class ShardLeases {
  private held = new Map<number, string>();
  /** By this process's monotonic clock, and from before the renewal was asked for: never later than the database's. */
  private validUntil = 0;

  constructor(
    private readonly database: Database,
    readonly owner: string,
    private readonly leaseMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The shards that are surely ours now. */
  owned(): number[] {
    return this.now() < this.validUntil ? [...this.held.keys()] : [];
  }

  fenceOf(shard: number): string {
    return this.held.get(shard) ?? '-1';
  }

  /** Another owner has it: found when deleting. */
  lost(shard: number): void {
    this.held.delete(shard);
  }

  /** Shows that we live, renews, gives back what is too much (never a busy shard), takes what is free. */
  async round(busy: ReadonlySet<number>): Promise<void> {
    const began = this.now();
    const members = await this.countMembers();
    await this.renew();
    this.validUntil = began + this.leaseMs;
    const { tooMany, free } = shareOfShards([...this.held.keys()], members, SHARDS);
    await this.giveBack(tooMany.filter((shard) => !busy.has(shard)));
    if (free > 0) await this.take(free);
  }

  /** Gives everything back, so that others need not wait for the leases to end. */
  async leave(): Promise<void> {
    await this.giveBack([...this.held.keys()]);
    await this.database.execute('DELETE FROM relay_member WHERE owner = $1', [this.owner]);
  }

  private async countMembers(): Promise<number> {
    await this.database.execute(
      `INSERT INTO relay_member (owner, seen_until) VALUES ($1, clock_timestamp() + make_interval(secs => $2::float8 / 1000))
       ON CONFLICT (owner) DO UPDATE SET seen_until = excluded.seen_until`,
      [this.owner, this.leaseMs],
    );
    await this.database.execute('DELETE FROM relay_member WHERE seen_until < clock_timestamp()');
    const [row] = await this.database.query<{ members: string }>('SELECT count(*) AS members FROM relay_member');
    return Number(row?.members ?? 1);
  }

  /** A lease that ended but that nobody took is still ours: the fence tells. */
  private async renew(): Promise<void> {
    if (this.held.size === 0) return;
    const rows = await this.database.query<Lease>(
      `UPDATE relay_lease SET expires_at = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
       FROM unnest($1::smallint[], $2::bigint[]) AS mine (shard, fence)
       WHERE relay_lease.shard = mine.shard AND relay_lease.fence = mine.fence AND owner = $3
       RETURNING relay_lease.shard, relay_lease.fence`,
      [[...this.held.keys()], [...this.held.values()], this.owner, this.leaseMs],
    );
    this.held = new Map(rows.map(({ shard, fence }) => [shard, fence]));
  }

  private async take(count: number): Promise<void> {
    const rows = await this.database.query<Lease>(
      `UPDATE relay_lease SET owner = $1, fence = fence + 1,
              expires_at = clock_timestamp() + make_interval(secs => $2::float8 / 1000)
       WHERE shard IN (SELECT shard FROM relay_lease WHERE expires_at < clock_timestamp()
                       ORDER BY shard LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING shard, fence`,
      [this.owner, this.leaseMs, count],
    );
    for (const { shard, fence } of rows) this.held.set(shard, fence);
  }

  private async giveBack(shards: readonly number[]): Promise<void> {
    if (shards.length === 0) return;
    const fences = shards.map((shard) => this.fenceOf(shard));
    for (const shard of shards) this.held.delete(shard);
    await this.database.execute(
      `UPDATE relay_lease SET expires_at = '-infinity'
       FROM unnest($1::smallint[], $2::bigint[]) AS mine (shard, fence)
       WHERE relay_lease.shard = mine.shard AND relay_lease.fence = mine.fence AND owner = $3`,
      [shards, fences, this.owner],
    );
  }
}
