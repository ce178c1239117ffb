import { OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';

export const ORGANISATION_KINDS = [
  'acute-trust',
  'mental-health-trust',
  'community-trust',
  'ambulance-trust',
  'integrated-care-board',
  'council',
] as const;

/** A partner, by its ODS code (NHS organisations) or ONS code (councils). */
export class Organisation extends Dated {
  @Pattern(/^[A-Z0-9]{3,9}$/, { description: 'ODS code; ONS code for a council' }) id: string;
  @Text() name: string;
  @Text({ max: 40, description: 'Name that fits a tile' }) shortName: string;
  @OneOf(ORGANISATION_KINDS) kind: (typeof ORGANISATION_KINDS)[number];
  @Whole({ min: 1, max: 999, description: 'Fixed place on the board, 1 is first' }) position: number;
}

/** The integrated care board: whose OPEL is that of the system. */
export const isSystem = ({ kind }: Pick<Organisation, 'kind'>): boolean => kind === 'integrated-care-board';
