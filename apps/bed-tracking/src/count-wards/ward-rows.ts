import type { PoolFigures, WardFigures } from '@careway/capacity';
import type { Tx } from '@careway/database';

/** A row of the ledger. `bigint` and time come as the driver gives them. */
interface WardRow {
  ward_id: string;
  site_id: string;
  provider_id: string;
  bed_base: boolean;
  open: number;
  occupied: number;
  on_leave: number;
  usable: number;
  empty: number;
  not_usable: { reason: string; beds: number }[];
  staffed_for: number | null;
  pools: PoolFigures;
  version: string;
  as_of: Date | null;
}

const COLUMNS = `ward_id, site_id, provider_id, bed_base, open, occupied, on_leave, usable, empty, not_usable, staffed_for,
  pools, version, as_of`;

const figuresOf = (row: WardRow): WardFigures => ({
  wardId: row.ward_id,
  siteId: row.site_id,
  providerId: row.provider_id,
  bedBase: row.bed_base,
  open: row.open,
  occupied: row.occupied,
  onLeave: row.on_leave,
  usable: row.usable,
  empty: row.empty,
  notUsable: row.not_usable,
  ...(row.staffed_for !== null && { staffedFor: row.staffed_for }),
  pools: row.pools,
  version: Number(row.version),
  asOf: row.as_of?.toISOString(),
});

/** The whole ledger: every ward that was ever counted, in the order of ids. */
export async function loadLedger(tx: Pick<Tx, 'query'>): Promise<WardFigures[]> {
  return (await tx.query<WardRow>(`SELECT ${COLUMNS} FROM ward WHERE version > 0 ORDER BY ward_id`)).map(figuresOf);
}

/** Locks wards, in one order everywhere, and gives what was counted last. */
export async function lockWards(tx: Tx, wardIds: readonly string[]): Promise<WardFigures[]> {
  const text = `SELECT ${COLUMNS} FROM ward WHERE ward_id = ANY($1) ORDER BY ward_id FOR UPDATE`;
  return (await tx.query<WardRow>(text, [wardIds])).map(figuresOf);
}

/** Makes a row, never counted so far, for each ward that has none. */
export async function addWards(
  tx: Tx,
  wards: readonly Pick<WardFigures, 'wardId' | 'siteId' | 'providerId' | 'bedBase'>[],
): Promise<void> {
  await tx.execute(
    `INSERT INTO ward (ward_id, site_id, provider_id, bed_base)
     SELECT "wardId", "siteId", "providerId", "bedBase" FROM jsonb_to_recordset($1::jsonb)
       AS one ("wardId" text, "siteId" text, "providerId" text, "bedBase" boolean)
     ORDER BY 1 ON CONFLICT DO NOTHING`,
    [JSON.stringify(wards)],
  );
}

/** Writes wards that are locked. */
export async function storeWards(tx: Tx, wards: readonly WardFigures[]): Promise<void> {
  if (wards.length === 0) return;
  await tx.execute(
    `UPDATE ward SET site_id = "siteId", provider_id = "providerId", bed_base = "bedBase", open = now.open,
       occupied = now.occupied, on_leave = "onLeave", usable = now.usable, empty = now.empty,
       not_usable = "notUsable", pools = now.pools, version = now.version, as_of = "asOf"
     FROM jsonb_to_recordset($1::jsonb) AS now ("wardId" text, "siteId" text, "providerId" text, "bedBase" boolean,
       open int, occupied int, "onLeave" int, usable int, empty int, "notUsable" jsonb, pools jsonb, version bigint,
       "asOf" timestamptz)
     WHERE ward_id = "wardId" AND ward_id = ANY($2)`,
    [JSON.stringify(wards), wards.map(({ wardId }) => wardId)],
  );
}
