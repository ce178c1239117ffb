import { Flag, Text, Uuid, Whole } from '../field/field.ts';

/** What every event of a handing over says: whose, between whom. The envelope's subject is the person's subject id. */
export abstract class TransferSides {
  @Uuid() transferId: string;
  @Text({ max: 20, description: 'ODS code of the organisation that holds the person' }) fromOrganisationId: string;
  @Text({ max: 20, description: 'ODS code of the organisation that is to take them' }) toOrganisationId: string;
  @Flag({ description: 'The receiver is outside the network' }) outside: boolean;
  @Whole({ min: 1, description: 'Counts up by one with each act of this transfer' }) version: number;
}
