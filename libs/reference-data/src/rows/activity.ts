import { OneOf, Text, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';

export const ACTIVITY_MEASURES = [
  'ae-attendances-type-1',
  'ae-attendances-type-3',
  'emergency-admissions-via-ae',
  'non-elective-spells',
  'ordinary-elective-spells',
] as const;

/** How many people came in one period at one organisation, or one site of it; what the simulator is calibrated to. */
export class Activity extends Dated {
  @Text({ max: 60, description: 'Organisation, measure and first day' }) id: string;
  @Text({ max: 20 }) organisationId: string;
  @Text({ optional: true, max: 20, description: 'Site; empty for the whole organisation' }) siteId?: string;
  @OneOf(ACTIVITY_MEASURES) measure: (typeof ACTIVITY_MEASURES)[number];
  @Whole({ description: 'People from valid_from to valid_to' }) people: number;
}
