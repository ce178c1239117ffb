import { Event } from '../domain-event.ts';
import { Flag, Instant, Text } from '../field/field.ts';

/**
 * A value of a figure is held because it can't be believed, and the last good one stays; told once when it begins, and
 * once, not standing, when a good value came. For the sender. The envelope's subject is `figureId/placeId`.
 */
@Event('control-centre.figure-held.v1')
export class FigureHeld {
  @Text({ max: 80 }) figureId: string;
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @Text({ max: 60, optional: true, description: 'Whose value it was; absent where it follows from other events' })
  interfaceId?: string;
  @Text({ max: 80, description: '`bounds`, `rise`, or the id of the rule between figures' }) rule: string;
  @Text({ max: 200 }) reason: string;
  @Flag({ description: 'false: a good value came, and it is over' }) standing: boolean;
  @Instant({ description: 'The moment that the value is about' }) asOf: string;
  @Instant({ description: 'When the first value of this cause was received' }) since: string;
}
