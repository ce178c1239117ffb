import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '@careway/database';
import { publish } from '@careway/messaging';
import { Drain, Log } from '@careway/service-kit';
import { CounterPusher } from '../copy-counters/counter-pusher.ts';
import { addWards } from '../count-wards/ward-rows.ts';
import { countTouched } from '../track-visits/hear-visits.ts';
import { trackVisits } from '../track-visits/track-visits.ts';
import { keepPlaceRows } from './keep-place-rows.ts';
import { PlaceBook, type Places } from './places.ts';

const EVERY_MS = 60_000;

/**
 * Brings the ledger in line with reference data before anything is heard, and again when a new day begins: every ward
 * is counted and told, and people whose ward has become known, or has closed, are placed anew.
 */
@Injectable()
export class KeepPlaces implements OnModuleInit {
  private day: string | undefined;

  constructor(
    private readonly database: Database,
    private readonly book: PlaceBook,
    private readonly pusher: CounterPusher,
    private readonly log: Log,
    drain: Drain,
  ) {
    const timer = setInterval(() => void this.renew(), EVERY_MS).unref();
    drain.at('consumers', 'places', async () => clearInterval(timer));
  }

  async onModuleInit(): Promise<void> {
    await this.keep();
  }

  private async renew(): Promise<void> {
    if (this.book.today().day === this.day) return;
    await this.keep().catch((error: unknown) => this.log.error({ error }, 'places of the new day were not kept'));
  }

  private async keep(): Promise<void> {
    const places = this.book.today();
    const wards = await this.database.transaction((tx) => keepPlaces(tx, places));
    this.pusher.push(wards);
    this.day = places.day;
    this.log.info({ day: places.day, wards: places.wards.length, changed: wards.length }, 'places are known');
  }
}

/** In one transaction; gives the wards whose figures have changed. */
export async function keepPlaces(tx: Tx, places: Places) {
  const known = places.wards.map(({ wardId }) => wardId);
  const touched = await trackVisits(tx, places, await findMisplaced(tx, known));
  const rows = await tx.query<{ ward_id: string }>('SELECT ward_id FROM ward WHERE version > 0');
  for (const wardId of [...known, ...rows.map((row) => row.ward_id)])
    touched.wards.set(wardId, touched.wards.get(wardId) ?? '');
  await addWards(tx, places.wards);
  await keepPlaceRows(tx, places);
  const { wards, events } = await countTouched(tx, places, touched);
  await publish(tx, events);
  return wards;
}

/** Visits of people who are counted in an unknown place although their ward is known, or in a ward that is not. */
async function findMisplaced(tx: Tx, known: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ visit_id: string }>(
    `SELECT DISTINCT visit_id FROM stay
     WHERE (said_ward_id <> place_id AND said_ward_id = ANY($1))
       OR (to_at IS NULL AND takes_up_a_bed AND said_ward_id = place_id AND place_id <> ALL($1))
     ORDER BY visit_id`,
    [known],
  );
  return rows.map((row) => row.visit_id);
}
