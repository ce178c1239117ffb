import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { NotForThis, RankedPerson } from '@careway/out-of-area';

export interface DecisionRow {
  decided_at: string;
  decision: 'bring-home' | 'not-this-person' | 'keep-for-others';
  placement_id: string | null;
  reason: string;
  actor: Actor;
  reservation_id: string | null;
}

/** A way home with all that was decided about it. Names are the columns'. */
export interface WayHomeRow {
  way_home_id: string;
  place_id: string;
  opened_at: Date;
  people: RankedPerson[];
  excluded: NotForThis[];
  closed_at: Date | null;
  closed_because: string | null;
  decisions: DecisionRow[];
}

const SELECT = `
  SELECT way_home_id, place_id, opened_at, people, excluded, closed_at, closed_because, coalesce((
      SELECT jsonb_agg(jsonb_build_object('decided_at', decided_at, 'decision', decision, 'placement_id', placement_id,
        'reason', reason, 'actor', actor, 'reservation_id', reservation_id) ORDER BY number)
      FROM way_home_decision WHERE way_home_id = way_home.way_home_id
    ), '[]') AS decisions
  FROM way_home`;

export interface WaysHomeAsked {
  /** Only those that are open; else all there ever were. */
  open: boolean;
  /** Time of the opening and id after which to begin. */
  after?: readonly [string, string] | undefined;
  limit: number;
}

/** Ways home, the newest first. */
export const readWaysHome = (tx: Pick<Tx, 'query'>, { open, after, limit }: WaysHomeAsked): Promise<WayHomeRow[]> =>
  tx.query<WayHomeRow>(
    `${SELECT}
     WHERE (closed_at IS NULL OR NOT $1) AND (opened_at, way_home_id) < ($2::timestamptz, $3::uuid)
     ORDER BY opened_at DESC, way_home_id DESC LIMIT $4`,
    [open, after?.[0] ?? 'infinity', after?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit],
  );

export async function readWayHome(tx: Pick<Tx, 'query'>, wayHomeId: string): Promise<WayHomeRow | undefined> {
  return (await tx.query<WayHomeRow>(`${SELECT} WHERE way_home_id = $1`, [wayHomeId]))[0];
}
