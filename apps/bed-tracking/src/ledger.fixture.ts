import { join } from 'node:path';
import type { DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { loadReferenceData, type ReferenceData } from '@careway/reference-data';
import { testDatabase } from '@careway/testing';
import { migrations } from './app.module.ts';
import { loadLedger } from './count-wards/ward-rows.ts';
import { keepPlaces } from './know-places/keep-places.ts';
import { Places } from './know-places/places.ts';
import { hearVisits } from './track-visits/hear-visits.ts';

export const reference: ReferenceData = loadReferenceData(
  join(import.meta.dirname, '../../../deploy/reference/kent-and-medway'),
);

/** A ledger of one's own, with every ward counted, as a started service has it. */
export async function testLedger() {
  const { database, url } = await testDatabase({ schema: 'bed_tracking', migrations });
  const places = new Places(reference);
  await database.transaction((tx) => keepPlaces(tx, places));
  return {
    database,
    url,
    places,
    hear: (events: readonly DomainEvent[]) => database.transaction((tx) => hearVisits(tx, places, events)),
    ward: async (wardId: string) => (await loadLedger(database)).find((one) => one.wardId === wardId)!,
    told: <Data extends object>(type: string) => toldOf<Data>(database, type),
  };
}

/** What was published, in order. */
async function toldOf<Data extends object>(database: Database, type: string): Promise<Data[]> {
  const rows = await database.query<{ payload: { data: Data } }>(
    'SELECT payload FROM outbox WHERE type = $1 ORDER BY seq',
    [type],
  );
  return rows.map((row) => row.payload.data);
}
