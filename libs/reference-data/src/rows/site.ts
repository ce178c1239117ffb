import { OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';
import { OUTCODE } from './outcode.ts';

export const SITE_KINDS = ['acute', 'mental-health', 'community'] as const;

/** A hospital or other place of an organisation, by its ODS site code. */
export class Site extends Dated {
  @Pattern(/^[A-Z0-9]{5,9}$/, { description: 'ODS site code' }) id: string;
  @Text({ max: 20, description: 'Organisation that runs the site' }) organisationId: string;
  @Text() name: string;
  @Text({ max: 40, description: 'Name that fits a tile' }) shortName: string;
  @OneOf(SITE_KINDS) kind: (typeof SITE_KINDS)[number];
  @Text({ max: 60 }) town: string;
  @Pattern(OUTCODE, { optional: true, description: 'Outward postcode: where distances are measured to' })
  outcode?: string;
  @Whole({ min: 1, max: 999, description: 'Fixed place on the board within the organisation' }) position: number;
}
