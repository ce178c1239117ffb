import { Text, Uuid, Whole } from '../field/field.ts';

/** Which place a promise is about, and for whom. */
export class PlaceOfPromise {
  @Uuid() reservationId: string;
  @Text({ max: 60 }) placeId: string;
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 20, description: 'ODS site code' }) siteId: string;
  @Text({ max: 20, description: 'ODS organisation code of whose place it is' }) providerId: string;
  @Uuid({ description: 'The person, a random id' }) subjectId: string;
  @Text({ max: 20, description: 'ODS organisation code of who asked for the place' }) organisationId: string;
  @Whole({ min: 1, description: 'Version of the place' }) version: number;
}
