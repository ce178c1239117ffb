import { Decimal, Pattern, Text } from '@careway/contracts';
import { Dated } from './dated.ts';

/** The first half of a postcode, such as `CT1` or `SW1A`. It says a district, never a home. */
export const OUTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** Where an outward postcode is; or a postcode area, such as `LS`, for all its outward codes that have no row. */
export class Outcode extends Dated {
  @Pattern(/^[A-Z]{1,2}(\d[A-Z\d]?)?$/, { description: 'Outward postcode, or postcode area' }) id: string;
  @Text({ max: 60 }) name: string;
  @Decimal({ min: 49, max: 61, description: 'Degrees north, WGS 84' }) latitude: number;
  @Decimal({ min: -9, max: 2, description: 'Degrees east, WGS 84' }) longitude: number;
}
