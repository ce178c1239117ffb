import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Places } from '../know-places/places.ts';
import { noSuchWard } from './place-problems.ts';
import type { StaffingDetail } from './shapes.ts';

interface StaffingRow {
  staffed_for: number | null;
  staffing_reason: string | null;
  staffing_by: Actor | null;
  staffing_at: Date | null;
}

/** How many people a ward of today has staff for, and who said so. Throws problem 404. */
export async function readStaffing(tx: Pick<Tx, 'query'>, places: Places, wardId: string): Promise<StaffingDetail> {
  if (!places.get(wardId).ward) throw noSuchWard();
  const [row] = await tx.query<StaffingRow>(
    'SELECT staffed_for, staffing_reason, staffing_by, staffing_at FROM ward WHERE ward_id = $1',
    [wardId],
  );
  const { staffed_for: staffedFor = null, staffing_at: at, staffing_by: by, staffing_reason: reason } = row ?? {};
  return {
    wardId,
    ...(staffedFor !== null && { staffedFor }),
    ...(at && { staffingSaid: { at: at.toISOString(), ...(by && { by }), reason: reason ?? '' } }),
  };
}
