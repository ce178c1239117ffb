import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@careway/database';
import { publish } from '@careway/messaging';
import { Drain, Log } from '@careway/service-kit';
import { CounterPusher } from '../copy-counters/counter-pusher.ts';
import { PlaceBook, type Places } from '../know-places/places.ts';
import { countTouched } from '../track-visits/hear-visits.ts';

const EVERY_MS = 1_000;
const WARDS_AT_ONCE = 50;

/** Ends holds whose time is over, when nobody came first: every second, by the database's clock. */
@Injectable()
export class ExpireHolds implements OnApplicationBootstrap {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly book: PlaceBook,
    private readonly pusher: CounterPusher,
    private readonly log: Log,
    drain: Drain,
  ) {
    drain.at('consumers', 'holds that end', async () => {
      clearInterval(this.timer);
      await this.running;
    });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  private sweep(): Promise<void> {
    this.running ??= expireHolds(this.database, this.book.today())
      .then((wards) => this.pusher.push(wards))
      .catch((error: unknown) =>
        this.log.error({ error }, 'holds that are over were not ended; the next look tries again'),
      )
      .finally(() => {
        this.running = undefined;
      });
    return this.running;
  }
}

/** Ends every hold that is over, a few wards at a time; gives the wards whose figures have changed. */
export async function expireHolds(database: Database, places: Places) {
  const rows = await database.query<{ ward_id: string }>(
    `SELECT DISTINCT ward_id FROM reservation WHERE status = 'held' AND held_until <= clock_timestamp()
     ORDER BY ward_id LIMIT ${WARDS_AT_ONCE}`,
  );
  if (rows.length === 0) return [];
  const touched = { wards: new Map(rows.map(({ ward_id }) => [ward_id, ''])), days: [] };
  return database.transaction(async (tx) => {
    const { wards, events } = await countTouched(tx, places, touched);
    await publish(tx, events);
    return wards;
  });
}
