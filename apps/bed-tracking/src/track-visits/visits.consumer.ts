import { Controller } from '@nestjs/common';
import type { DomainEvent } from '@careway/contracts';
import { Hears, type HearingContext } from '@careway/messaging';
import { Metrics } from '@careway/service-kit';
import { CounterPusher } from '../copy-counters/counter-pusher.ts';
import { HEARS } from '../hears.ts';
import { PlaceBook } from '../know-places/places.ts';
import { hearVisits } from './hear-visits.ts';

/** Hears what happens to patients' visits. */
@Controller()
export class VisitsConsumer {
  private readonly heard;

  constructor(
    private readonly book: PlaceBook,
    private readonly pusher: CounterPusher,
    metrics: Metrics,
  ) {
    this.heard = metrics.counter('bed_tracking_events_total', 'Events taken into the ledger', ['type']);
  }

  @Hears(HEARS, { batch: true })
  async hear(events: DomainEvent[], { tx, afterCommit }: HearingContext): Promise<void> {
    const wards = await hearVisits(tx, this.book.today(), events);
    afterCommit(() => {
      for (const { type } of events) this.heard.inc({ type });
      this.pusher.push(wards);
    });
  }
}
