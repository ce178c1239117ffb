import { Flag, OneOf, Pattern, Text } from '@careway/contracts';
import { PLACE_TYPES, SEXES, type PlaceType, type SexLimit } from '@careway/places';
import { Dated } from './dated.ts';

export const BED_KINDS = PLACE_TYPES;

/** What a place can have beyond the usual of its ward. */
export const SPECIALISMS = [
  'accessible',
  'bariatric',
  'dialysis',
  'hyper-acute-stroke',
  'negative-pressure',
  'non-invasive-ventilation',
  'telemetry',
] as const;

const ONE = `(${SPECIALISMS.join('|')})`;

/** One bed or space that can hold one person. */
export class Bed extends Dated {
  @Pattern(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, { description: 'Ward id, hyphen, label' }) id: string;
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 20, description: 'Bay or room, as said in PL-2' }) bay: string;
  @Text({ max: 20, description: 'Unique in the ward, as said in PL-3' }) label: string;
  @OneOf(BED_KINDS) kind: PlaceType;
  @Flag({ optional: true, description: 'yes: a single room, where a person who needs isolation can be put' })
  singleRoom?: boolean;
  @OneOf(SEXES, { optional: true, description: 'Limit of its bay or corridor; empty: that of the ward' })
  sex?: SexLimit;
  @Pattern(new RegExp(`^${ONE}( ${ONE})*$`), { optional: true, description: 'What it has, separated by spaces' })
  specialisms?: string;
}
