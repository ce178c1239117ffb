import { Event } from '../domain-event.ts';
import { Flag, Instant, Text, Uuid, Whole } from '../field/field.ts';

/** A trigger was crossed for as long as it asks; one for each cause while it lasts. The envelope's subject is the cause. */
@Event('control-centre.alert-raised.v1')
export class AlertRaised {
  @Uuid() alertId: string;
  @Text({ max: 160, description: 'Trigger and place or feed: the same for as long as it lasts' }) cause: string;
  @Text({ max: 80 }) triggerId: string;
  @Whole({ description: 'Version of the trigger' }) triggerVersion: number;
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @Text({ max: 80, optional: true, description: 'The figure, where it is one' }) figureId?: string;
  @Text({ max: 300, description: 'What crossed which limit' }) says: string;
  @Text({ max: 300, description: 'What is to be done about it' }) action: string;
  @Text({ max: 80, description: 'Role that answers for it' }) owner: string;
  @Instant() raisedAt: string;
  @Instant() dueAt: string;
  @Flag({ description: 'No source confirms the limit' }) provisional: boolean;
}
