import type { Database, Tx } from '@careway/database';

export interface Place {
  consumer: string;
  topic: string;
  partition: number;
  /** The Kafka cluster whose offsets these are. */
  clusterId: string;
}

/** Another consumer has moved the offset: what this one was doing has no effect. */
export class OffsetMovedError extends Error {
  readonly code = 'OFFSET_MOVED';
}

const COLUMNS = 'consumer = $1 AND topic = $2 AND partition = $3';
const keyOf = ({ consumer, topic, partition }: Place) => [consumer, topic, partition];

/**
 * Where to go on. A partition never heard, or heard of another cluster (Kafka was made new under an old database),
 * begins at 0: what was heard before is dropped by its id.
 */
export async function loadOffset(database: Database, place: Place): Promise<{ next: number; reset: boolean }> {
  const inserted = await database.execute(
    `INSERT INTO consumer_offset (consumer, topic, partition, cluster_id, next_offset)
     VALUES ($1, $2, $3, $4, 0) ON CONFLICT DO NOTHING`,
    [...keyOf(place), place.clusterId],
  );
  if (inserted > 0) return { next: 0, reset: false };
  const [row] = await database.query<{ next_offset: string; cluster_id: string }>(
    `SELECT next_offset, cluster_id FROM consumer_offset WHERE ${COLUMNS}`,
    keyOf(place),
  );
  const next = Number(row?.next_offset ?? 0);
  if (row && row.cluster_id !== place.clusterId) return resetOffset(database, place, row.cluster_id, next);
  return { next, reset: false };
}

/** Begins the partition again at 0, unless somebody moved it meanwhile. */
export async function resetOffset(database: Database, place: Place, clusterId: string, from: number) {
  await database.execute(
    `UPDATE consumer_offset SET next_offset = 0, cluster_id = $4, moved_at = clock_timestamp()
     WHERE ${COLUMNS} AND cluster_id = $5 AND next_offset = $6`,
    [...keyOf(place), place.clusterId, clusterId, from],
  );
  return { next: 0, reset: true };
}

/** A step of one partition, from offset to offset. */
export interface Move {
  place: Place;
  from: number;
  to: number;
}

/** Compare and swap: only who knows where all of them are may go on, and the rows stay locked until commit. */
export async function moveOffsets(tx: Tx, moves: readonly Move[]): Promise<void> {
  const moved = await tx.execute(
    `WITH mine AS (
       SELECT consumer, topic, partition, "to" FROM consumer_offset
       JOIN unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::bigint[])
         AS move (consumer, topic, partition, cluster_id, "from", "to") USING (consumer, topic, partition)
       WHERE consumer_offset.cluster_id = move.cluster_id AND next_offset = "from"
       ORDER BY topic, partition FOR UPDATE OF consumer_offset)
     UPDATE consumer_offset SET next_offset = "to", moved_at = clock_timestamp() FROM mine
     WHERE consumer_offset.consumer = mine.consumer AND consumer_offset.topic = mine.topic
       AND consumer_offset.partition = mine.partition`,
    [
      moves.map(({ place }) => place.consumer),
      moves.map(({ place }) => place.topic),
      moves.map(({ place }) => place.partition),
      moves.map(({ place }) => place.clusterId),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
    ],
  );
  if (moved === moves.length) return;
  const said = moves.map(({ place: { topic, partition }, from }) => `${topic}/${partition} at ${from}`);
  throw new OffsetMovedError(`${said.join(', ')}: no longer`);
}
