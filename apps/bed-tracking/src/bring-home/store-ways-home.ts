import type { Tx } from '@careway/database';
import type { WayHome } from '@careway/out-of-area';
import type { PlaceNow } from '@careway/places';

/** Why a way home is over, when no decision ended it. */
export const OVER = {
  notUsable: 'the place can not be used now',
  nobody: 'nobody who is away fits the place',
} as const;
export const KEPT = 'kept for others';

export interface OpenRow {
  way_home_id: string;
  place_id: string;
  people: WayHome['ranked'];
  excluded: WayHome['excluded'];
  decided_against: string[] | null;
}

/** A place as it is since then. */
export const keyOf = (placeId: string, since: string): string => `${placeId} ${new Date(since).toISOString()}`;

export const readOpen = (tx: Tx): Promise<OpenRow[]> =>
  tx.query<OpenRow>(
    `SELECT way_home_id, place_id, people, excluded, (
       SELECT array_agg(placement_id::text) FROM way_home_decision AS made
       WHERE made.way_home_id = way_home.way_home_id AND decision = 'not-this-person'
     ) AS decided_against
     FROM way_home WHERE closed_at IS NULL`,
  );

/** Places that somebody keeps for others, each for as long as it stays as it was then. */
export async function readKept(tx: Tx): Promise<Set<string>> {
  const rows = await tx.query<{ place_id: string; place_since: Date }>(
    `SELECT DISTINCT ON (place_id) place_id, place_since FROM way_home
     WHERE closed_because = $1 ORDER BY place_id, opened_at DESC`,
    [KEPT],
  );
  return new Set(rows.map((row) => keyOf(row.place_id, row.place_since.toISOString())));
}

export type Way = WayHome & { place: PlaceNow };

export async function openWays(tx: Tx, ways: readonly (Way & { wayHomeId: string })[]): Promise<string[]> {
  if (ways.length === 0) return [];
  const rows = ways.map(({ wayHomeId, place, ranked, excluded }) => ({
    way_home_id: wayHomeId,
    place_id: place.placeId,
    place_since: place.since,
    people: ranked,
    excluded,
  }));
  const opened = await tx.query<{ way_home_id: string }>(
    `INSERT INTO way_home (way_home_id, place_id, place_since, people, excluded)
     SELECT * FROM jsonb_to_recordset($1::jsonb)
       AS now (way_home_id uuid, place_id text, place_since timestamptz, people jsonb, excluded jsonb)
     ORDER BY place_id
     ON CONFLICT (place_id) WHERE closed_at IS NULL DO NOTHING RETURNING way_home_id`,
    [JSON.stringify(rows)],
  );
  return opened.map((row) => row.way_home_id);
}

export async function updateWays(tx: Tx, ways: readonly Way[], byPlace: ReadonlyMap<string, OpenRow>): Promise<void> {
  const changed = ways.flatMap(({ place, ranked, excluded }) => {
    const row = byPlace.get(place.placeId);
    if (!row || same([row.people, row.excluded], [ranked, excluded])) return [];
    return [{ way_home_id: row.way_home_id, people: ranked, excluded }];
  });
  if (changed.length === 0) return;
  await tx.execute(
    `UPDATE way_home SET people = now.people, excluded = now.excluded
     FROM jsonb_to_recordset($1::jsonb) AS now (way_home_id uuid, people jsonb, excluded jsonb)
     WHERE way_home.way_home_id = now.way_home_id AND closed_at IS NULL`,
    [JSON.stringify(changed)],
  );
}

export async function closeWays(
  tx: Tx,
  open: readonly OpenRow[],
  usable: Set<string>,
  good: Set<string>,
): Promise<void> {
  const over = open.filter((row) => !good.has(row.place_id));
  if (over.length === 0) return;
  await tx.execute(
    `UPDATE way_home SET closed_at = clock_timestamp(), closed_because = now.because
     FROM unnest($1::uuid[], $2::text[]) AS now (way_home_id, because)
     WHERE way_home.way_home_id = now.way_home_id AND closed_at IS NULL`,
    [over.map((row) => row.way_home_id), over.map((row) => (usable.has(row.place_id) ? OVER.nobody : OVER.notUsable))],
  );
}

/** jsonb keeps another order of keys. */
const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
