import { Controller } from '@nestjs/common';
import { AdmissionRequested, type DomainEvent } from '@careway/contracts';
import { Hears, type HearingContext } from '@careway/messaging';
import { AdmissionRequestKeeper } from './admission-request-keeper.ts';
import { hearAdmissionRequests } from './hear-admission-requests.ts';

/** Hears who is to be admitted. What is asked for is durable first, and answered at once afterwards. */
@Controller()
export class AdmissionRequestsConsumer {
  constructor(private readonly keeper: AdmissionRequestKeeper) {}

  @Hears([AdmissionRequested], { batch: true })
  async hear(events: DomainEvent<AdmissionRequested>[], { tx, afterCommit }: HearingContext): Promise<void> {
    await hearAdmissionRequests(
      tx,
      events.map(({ data }) => data),
    );
    afterCommit(() => this.keeper.wake());
  }
}
