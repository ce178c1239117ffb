import type { PlacementEnd } from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { ReasonCode } from '@careway/out-of-area';
import type { StartPlacementSaid } from './shapes.ts';

/** A placement as it is now. */
export interface Placement {
  placementId: string;
  subjectId: string;
  senderId: string;
  receiverId: string;
  outOfArea: boolean;
  reasonCode: ReasonCode;
  bedClass: string;
  /** Km from home; absent when not known. */
  km?: number | undefined;
  /** What was told at the start, with all changes. */
  told: StartPlacementSaid;
  startedAt: string;
  endedAt?: string | undefined;
  endedWhy?: PlacementEnd | undefined;
  endedByRecord: boolean;
  version: number;
}

export const CHANGES = ['start', 'change', 'coordinator-told', 'contact', 'review', 'end', 'lasts'] as const;

/** Something that was said of a placement, and is never changed. */
export interface PlacementChange {
  placementId: string;
  version: number;
  change: (typeof CHANGES)[number];
  said: object;
  actor?: Actor | undefined;
  happenedAt: string;
  knownAt: string;
}

interface Row {
  placement_id: string;
  subject_id: string;
  sender_id: string;
  receiver_id: string;
  out_of_area: boolean;
  reason_code: ReasonCode;
  bed_class: string;
  km: number | null;
  body: StartPlacementSaid;
  started_at: Date;
  ended_at: Date | null;
  ended_why: PlacementEnd | null;
  ended_by_record: boolean;
  version: number;
}

const placementOf = (row: Row): Placement => ({
  placementId: row.placement_id,
  subjectId: row.subject_id,
  senderId: row.sender_id,
  receiverId: row.receiver_id,
  outOfArea: row.out_of_area,
  reasonCode: row.reason_code,
  bedClass: row.bed_class,
  ...(row.km !== null && { km: row.km }),
  told: row.body,
  startedAt: row.started_at.toISOString(),
  ...(row.ended_at && { endedAt: row.ended_at.toISOString(), endedWhy: row.ended_why! }),
  endedByRecord: row.ended_by_record,
  version: row.version,
});

type Reads = Pick<Tx, 'query'>;

/** Placements by a condition of SQL over the table; its own order comes with it. */
export const readPlacements = async (tx: Reads, where: string, values: unknown[] = []): Promise<Placement[]> =>
  (await tx.query<Row>(`SELECT * FROM placement WHERE ${where}`, values)).map(placementOf);

/** The placement, locked until the end of the transaction. */
export const lockPlacement = async (tx: Reads, placementId: string): Promise<Placement | undefined> =>
  (await readPlacements(tx, 'placement_id = $1 FOR UPDATE', [placementId]))[0];

interface ChangeRow {
  placement_id: string;
  version: number;
  change: PlacementChange['change'];
  said: object;
  actor: Actor | null;
  happened_at: Date;
  known_at: Date;
}

/** What was said of placements, in order; only some kinds of it where they are given. */
export async function readChanges(
  tx: Reads,
  placementIds: readonly string[],
  kinds: readonly PlacementChange['change'][] = CHANGES,
): Promise<PlacementChange[]> {
  const rows = await tx.query<ChangeRow>(
    `SELECT placement_id, version, change, said, actor, happened_at, known_at FROM placement_change
     WHERE placement_id = ANY($1::uuid[]) AND change = ANY($2::text[]) ORDER BY placement_id, version`,
    [placementIds, kinds],
  );
  return rows.map((row) => ({
    placementId: row.placement_id,
    version: row.version,
    change: row.change,
    said: row.said,
    ...(row.actor && { actor: row.actor }),
    happenedAt: row.happened_at.toISOString(),
    knownAt: row.known_at.toISOString(),
  }));
}

/** Stores a placement as it is now, with what was said. Statements go out together. */
export async function storePlacement(
  tx: Tx,
  placement: Placement,
  change: Omit<PlacementChange, 'placementId' | 'version'>,
): Promise<void> {
  const { placementId, version } = placement;
  await Promise.all([
    tx.execute(
      `INSERT INTO placement (placement_id, subject_id, sender_id, receiver_id, out_of_area, reason_code, bed_class, km,
         body, started_at, ended_at, ended_why, ended_by_record, version, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (placement_id) DO UPDATE SET body = excluded.body, ended_at = excluded.ended_at,
         ended_why = excluded.ended_why, ended_by_record = excluded.ended_by_record, version = excluded.version,
         changed_at = excluded.changed_at`,
      [
        placementId,
        placement.subjectId,
        placement.senderId,
        placement.receiverId,
        placement.outOfArea,
        placement.reasonCode,
        placement.bedClass,
        placement.km ?? null,
        JSON.stringify(placement.told),
        placement.startedAt,
        placement.endedAt ?? null,
        placement.endedWhy ?? null,
        placement.endedByRecord,
        version,
        change.knownAt,
      ],
    ),
    tx.execute(
      `INSERT INTO placement_change (placement_id, version, change, said, actor, happened_at, known_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        placementId,
        version,
        change.change,
        JSON.stringify(change.said),
        change.actor ? JSON.stringify(change.actor) : null,
        change.happenedAt,
        change.knownAt,
      ],
    ),
  ]);
}
