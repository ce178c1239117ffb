import { Event } from '../domain-event.ts';
import { Instant, OneOf, Text, Uuid } from '../field/field.ts';

export const ADMISSION_WAIT_ENDS = ['left', 'closed'] as const;

/** The clock of a request for admission stands still, since the person has left or somebody closed the request; or it runs again, since they had not left after all. The envelope's subject is the person's subject id. An earlier one than the last heard of a request is to be ignored. */
@Event('bed-tracking.admission-wait-changed.v1')
export class AdmissionWaitChanged {
  @Uuid() requestId: string;
  @Text({ max: 20, description: 'ODS code of the organisation that asked' }) organisationId: string;
  @Text({ optional: true, max: 60, description: 'Ward of reference data where the person waited' })
  waitingWardId?: string;
  @Instant({ description: 'Happened: the decision to admit, from which the 12 hours count' }) decidedAt: string;
  @Instant({ optional: true, description: 'Happened: since when the clock stands; absent when it runs again' })
  endedAt?: string;
  @OneOf(ADMISSION_WAIT_ENDS, { optional: true, description: 'Absent when it runs again' })
  why?: (typeof ADMISSION_WAIT_ENDS)[number];
  @Instant({ description: 'When Careway knew' }) knownAt: string;
}
