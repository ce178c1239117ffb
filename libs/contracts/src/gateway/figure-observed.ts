import { Event } from '../domain-event.ts';
import { Decimal, Instant, Text, Uuid } from '../field/field.ts';

/** A sender told a value of a figure. Nothing says yet that it can be believed. The envelope's subject is `figureId/placeId`. */
@Event('gateway.figure-observed.v1')
export class FigureObserved {
  @Uuid({ description: 'The message that told it' }) messageId: string;
  @Text({ max: 60 }) interfaceId: string;
  @Text({ max: 80 }) figureId: string;
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @Decimal({ min: -1e9, max: 1e9, nullable: true, description: 'null: the sender does not know' })
  value: number | null;
  @Text({ max: 20 }) unit: string;
  @Instant({ description: 'Happened: the moment that it is about' }) asOf: string;
  @Instant({ description: 'Known: when the gateway received it' }) receivedAt: string;
}
