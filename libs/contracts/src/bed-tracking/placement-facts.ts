import { Flag, Text, Uuid, Whole } from '../field/field.ts';

/** What every event of an out-of-area placement says. */
export abstract class PlacementFacts {
  @Uuid() placementId: string;
  @Text({ max: 20, description: 'ODS code of the sending provider' }) senderId: string;
  @Text({ max: 20, description: 'ODS code of the receiving organisation' }) receiverId: string;
  @Flag({ description: 'Judged out of area by the sending provider' }) outOfArea: boolean;
  @Text({ max: 2, description: 'National reason code, 10 to 15; 10 is inappropriate' }) reasonCode: string;
  @Text({ max: 3, description: 'Bed class (MHSDS v6)' }) bedClass: string;
  @Whole({ min: 1, description: 'Counts the changes of the placement' }) version: number;
}
