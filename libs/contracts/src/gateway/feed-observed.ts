import { Event } from '../domain-event.ts';
import { Instant, Text, Whole } from '../field/field.ts';

/** What the gateway saw of one sender's interface, told every few seconds while it changes and once a minute at rest. Counts are since the first message ever. The envelope's subject is the interface id. */
@Event('gateway.feed-observed.v1')
export class FeedObserved {
  @Text({ max: 60 })
  interfaceId: string;

  @Text({ max: 20, description: 'ODS code of the provider whose feed it is' })
  providerId: string;

  @Instant({ optional: true, description: 'Last message received; absent when never' })
  lastReceivedAt?: string;

  @Whole({ min: 1, description: 'Seconds between messages that the sender is expected to keep' })
  expectedEverySeconds: number;

  @Whole() accepted: number;
  @Whole() duplicates: number;
  @Whole({ description: 'Kept but not understood: to be mended and replayed' }) unreadable: number;
  @Whole({ description: 'The same control id with other bytes' }) quarantined: number;
  @Whole({ description: 'Frames cut by a new start byte, and other framing faults' }) framingFaults: number;
  @Whole({ description: 'Accepted with a location code that reference data does not know' }) unmappedLocations: number;

  @Instant({ description: 'When the gateway looked' })
  observedAt: string;
}
