import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase, type Database } from '@careway/database';
import type { Actor } from '@careway/identity';
import { loadReferenceData } from '@careway/reference-data';
import { HttpException } from '@nestjs/common';
import { migrations } from '../../../apps/bed-tracking/src/app.module.ts';
import { keepPlaces } from '../../../apps/bed-tracking/src/know-places/keep-places.ts';
import { Places } from '../../../apps/bed-tracking/src/know-places/places.ts';
import { releaseReservation } from '../../../apps/bed-tracking/src/reserve-places/end-or-confirm.ts';
import { holdOnce } from '../../../apps/bed-tracking/src/reserve-places/hold-once.ts';
import type { Reservation } from '../../../apps/bed-tracking/src/reserve-places/reservation-rows.ts';
import { withClient } from '../harness/platform.ts';
import { root } from '../harness/tools.ts';
import { ASKERS, contend, type Contended, type Desk } from './contend.ts';
import { overAllocatedIn } from './over-allocated.ts';
import { wantedPlaces } from './wanted-places.ts';

const SCHEMA = 'bed_tracking';

/** Bed tracking's own ledger of Kent and Medway, with every place counted. */
export async function realLedger(url: string): Promise<{ database: Database; places: Places }> {
  const reference = loadReferenceData(join(root, 'deploy/reference/kent-and-medway'));
  const database = await openDatabase({ url, schema: SCHEMA, migrations, poolSize: ASKERS });
  const places = new Places(reference);
  await database.transaction((tx) => keepPlaces(tx, places));
  return { database, places };
}

/** Holds as bed tracking makes them, under HTTP: key, fencing version, reason, figures, events, all durable. */
export function realHolds(
  { database, places }: Awaited<ReturnType<typeof realLedger>>,
  attempts: number,
): Promise<Contended> {
  const wanted = wantedPlaces(places);
  const desks = Array.from({ length: ASKERS }, (_, asker) => deskOf(database, places, wanted, asker));
  return contend(desks, attempts);
}

function deskOf(database: Database, places: Places, wanted: readonly string[], asker: number): Desk<Reservation> {
  const actor: Actor = { id: `asker-${asker}`, name: 'Asker', role: 'bed-manager', organisationId: 'QKS' };
  const versions = new Map<string, number>();
  const subjectId = randomUUID();
  return {
    claim: async (place) => {
      const placeId = wanted[place]!;
      const version = versions.get(placeId) ?? 1;
      try {
        const asked = { placeId, version, subjectId, reason: 'bench', actor };
        return await holdOnce(database, places, randomUUID(), asked, () => undefined);
      } catch (error) {
        if (!(error instanceof HttpException)) throw error;
        // A refusal tells the version; a real asker would look before asking again, too.
        const { current } = error.getResponse() as { current: { version: number } };
        versions.set(placeId, error.getStatus() === 412 ? current.version : current.version + 1);
        return undefined;
      }
    },
    giveBack: ({ reservationId }) =>
      database.transaction((tx) => releaseReservation(tx, places, { reservationId, reason: 'bench', actor })),
  };
}

export const overAllocated = (url: string): Promise<number> =>
  withClient(url, async (client) => (await client.query<{ n: number }>(overAllocatedIn(SCHEMA))).rows[0]!.n);
