import { Event } from '../domain-event.ts';
import { Instant, OneOf, Text, Whole } from '../field/field.ts';

/** A Redis counter differed from the ledger in Postgres and was put right. The envelope's subject is the place id. */
@Event('bed-tracking.counter-drift-found.v1')
export class CounterDriftFound {
  @Text({ max: 60, description: 'Ward, site, provider or place pool' }) placeId: string;
  @OneOf(['open', 'occupied', 'onLeave', 'usable']) figure: string;
  @Whole({ min: -1_000_000, description: 'What Redis held' }) counted: number;
  @Whole({ description: 'What Postgres holds' }) ledger: number;
  @Instant() foundAt: string;
}
