import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { Places } from '../know-places/places.ts';
import { changeWard, type ChangedWard } from './change-ward.ts';
import { mayActFor, noSuchWard } from './place-problems.ts';
import type { StaffingAnswer } from './shapes.ts';

export interface StaffingSaid {
  wardId: string;
  /** People that the ward's staff can look after; null: as many as it has places. */
  staffedFor: number | null;
  reason: string;
  actor: Actor;
}

/** Says how many people there is staff for in a ward: free places beyond that are not usable. Throws problems. */
export function setStaffing(tx: Tx, places: Places, said: StaffingSaid): Promise<ChangedWard<StaffingAnswer>> {
  const { wardId, staffedFor, reason, actor } = said;
  if (!places.get(wardId).ward) throw noSuchWard();
  return changeWard(tx, places, wardId, ({ stand }) => {
    mayActFor(actor, [stand.ward.providerId]);
    return {
      staffedFor,
      write: async (own, now) => {
        const text = `UPDATE ward SET staffed_for = $2, staffing_reason = $3, staffing_by = $4,
          staffing_at = clock_timestamp() WHERE ward_id = $1`;
        await own.execute(text, [wardId, staffedFor, reason, JSON.stringify(actor)]);
        const unstaffed = now.filter((place) => !place.staffed).map(({ placeId }) => placeId);
        return { wardId, ...(staffedFor !== null && { staffedFor }), reason, unstaffed };
      },
    };
  });
}
