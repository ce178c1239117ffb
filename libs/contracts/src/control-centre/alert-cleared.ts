import { Event } from '../domain-event.ts';
import { Instant, Text, Uuid, Whole } from '../field/field.ts';

/** The cause of an alert is over. The envelope's subject is the cause. */
@Event('control-centre.alert-cleared.v1')
export class AlertCleared {
  @Uuid() alertId: string;
  @Text({ max: 160 }) cause: string;
  @Instant() raisedAt: string;
  @Instant() clearedAt: string;
  @Whole({ description: 'Things that people did about it' }) acted: number;
}
