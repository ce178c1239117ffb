import { createHash } from 'node:crypto';
import type { Tx } from '@careway/database';

/** What the state rests on and comes to; nothing of how it was told (versions, times of knowing, order of arrival). */
const PARTS = {
  facts: 'SELECT message_id, revision, visit_id FROM fact',
  spells: 'SELECT visit_id, subject_id, status, admitted_at, discharged_at FROM spell WHERE subject_id IS NOT NULL',
  stays: `SELECT visit_id, number, place_id, bed_id, from_at, to_at, patient_class, on_leave, takes_up_a_bed FROM stay`,
  merges: 'SELECT message_id, revision, merged, surviving FROM merge_link',
  occupancy:
    'SELECT ward_id, open, occupied, on_leave, usable, empty FROM ward WHERE version > 0 AND (open, occupied, on_leave) <> (0, 0, 0)',
  flow: `SELECT site_id, day, admissions, discharges FROM daily_flow WHERE (admissions, discharges) <> (0, 0)`,
} as const;

export type Part = keyof typeof PARTS;

/** One checksum for each part of the state, and one of them all. Equal states have equal checksums. */
export interface Checksum {
  checksum: string;
  parts: Record<Part, { rows: number; checksum: string }>;
}

/** Sums 64-bit hashes of rows, so that the order of rows plays no part and no table has to be sorted or held. */
export async function checksumOf(tx: Pick<Tx, 'query'>): Promise<Checksum> {
  const counted = Object.entries(PARTS).map(
    ([part, rows]) => `SELECT '${part}' AS part, count(*)::int AS rows,
      coalesce(sum(hashtextextended(row_to_json(one)::text, 0)::numeric), 0)::text AS checksum FROM (${rows}) AS one`,
  );
  // One statement sees one moment.
  const found = await tx.query<{ part: Part; rows: number; checksum: string }>(counted.join(' UNION ALL '));
  const parts = Object.fromEntries(found.map(({ part, ...rest }) => [part, rest])) as Checksum['parts'];
  const all = found.map((one) => `${one.part} ${one.rows} ${one.checksum}`).sort();
  return { checksum: createHash('sha256').update(all.join('\n')).digest('hex'), parts };
}
