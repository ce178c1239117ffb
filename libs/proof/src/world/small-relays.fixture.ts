import { SHARDS, type OutboxRow, type SmallEvent, type SmallWorld } from './small-world.fixture.ts';

const OWNERS = ['owner-a', 'owner-b'] as const;

interface Shard {
  speaker: SmallEvent['speaker'];
  shard: number;
  owner: (typeof OWNERS)[number];
  fence: number;
}

/** Two relays that share the shards of two outboxes. One that lost a shard may still send what it had read of it, once. */
export class SmallRelays {
  private readonly shards: Shard[];

  constructor(private readonly world: SmallWorld) {
    this.shards = (['gateway', 'bed-tracking'] as const).flatMap((speaker) =>
      Array.from({ length: SHARDS }, (_, shard) => ({ speaker, shard, owner: world.pick(OWNERS), fence: 1 })),
    );
  }

  relay(): void {
    const shard = this.world.pick(this.shards);
    const rows = this.rowsOf(shard);
    if (rows.length === 0) return;
    if (this.world.mishap(5)) return this.takeOver(shard, rows);
    const { done, outcome } = this.send(shard, rows);
    // What was sent may not be deleted, when the line to the database breaks: it is sent again.
    if (done && outcome === 'ok' && !this.world.mishap(4)) this.delete(shard, rows);
  }

  private takeOver(shard: Shard, read: OutboxRow[]): void {
    const before = { ...shard, fence: this.world.oneIn(2) ? -1 : shard.fence };
    shard.owner = OWNERS[1 - OWNERS.indexOf(shard.owner)]!;
    shard.fence += 1;
    const rows = this.rowsOf(shard);
    const { outcome } = this.send(shard, rows);
    if (this.world.oneIn(2)) this.send(before, read);
    if (outcome === 'ok') this.delete(shard, rows);
  }

  private rowsOf({ speaker, shard }: Shard): OutboxRow[] {
    const rows = this.world.outboxes[speaker].filter((row) => row.shard === shard);
    return rows.slice(0, this.world.whole(1, 5));
  }

  private delete({ speaker }: Shard, rows: readonly OutboxRow[]): void {
    this.world.outboxes[speaker] = this.world.outboxes[speaker].filter((row) => !rows.includes(row));
  }

  private send({ speaker, shard, owner, fence }: Shard, rows: readonly OutboxRow[]) {
    const did = {
      what: 'relay' as const,
      speaker,
      owner,
      shards: rows.map(() => shard),
      fences: rows.map(() => String(fence)),
      seqs: rows.map(({ seq }) => String(seq)),
      ids: rows.map(({ event }) => event.eventId),
      keys: rows.map(({ event }) => event.key),
    };
    return this.world.operate(`${owner}/1`, did, () => {
      for (const { event } of rows) this.world.partition(`careway.${speaker}`, event.key).push(event);
      return {};
    });
  }
}
