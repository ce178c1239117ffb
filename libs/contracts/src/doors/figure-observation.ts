import { Decimal, Instant, Text } from '../field/field.ts';

/** One value of a figure that no message stream gives: the body of `POST /observations`, or a row of its CSV. */
export class FigureObservation {
  @Text({ max: 199, description: 'Unique per sender; the same id with the same content is a replay' })
  controlId: string;
  @Text({ max: 60, description: 'As registered for the interface' }) sendingApplication: string;
  @Text({ max: 60, description: 'As registered for the interface' }) sendingFacility: string;
  @Text({ max: 80, description: 'A figure of the registry' }) figureId: string;
  @Text({ max: 20, description: 'ODS code of the site, provider or board that it is about' }) placeId: string;
  @Decimal({ min: -1e9, max: 1e9, nullable: true, description: 'null: unknown now, which is not 0' })
  value: number | null;
  @Text({ max: 20, optional: true, description: 'As a check: the unit of the registry' }) unit?: string;
  @Instant({ description: 'The moment that it is about; a later value of the same moment corrects it' }) asOf: string;
}
