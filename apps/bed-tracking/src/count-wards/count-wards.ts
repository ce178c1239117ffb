import type { Tx } from '@careway/database';
import type { Places } from '../know-places/places.ts';
import { lockStands } from '../place-ledger/lock-stands.ts';
import { settleWard } from '../place-ledger/settle-ward.ts';
import { storeSettled, type Stored } from '../place-ledger/store-settled.ts';
import type { Telling } from '../track-visits/tell-changes.ts';

/**
 * Counts wards and settles their places again, stores what has changed, and gives the wards whose figures are others
 * than before, each one version up. A ward is counted after it is locked, so a transaction always sees who others
 * brought in before.
 * @param touched wards, each with the latest moment that its figures may rest on ('' when there is none)
 */
export async function countWards(
  tx: Tx,
  places: Places,
  touched: ReadonlyMap<string, string>,
  telling: Telling,
): Promise<Stored> {
  if (touched.size === 0) return { wards: [], events: [] };
  const stands = await lockStands(tx, places, [...touched.keys()]);
  const outcomes = stands.map((stand) => ({
    stand,
    settled: settleWard(stand),
    asOf: touched.get(stand.before.wardId),
  }));
  return storeSettled(tx, outcomes, telling);
}
