import { OneOf, Pattern, Text } from '@careway/contracts';
import { Dated } from './dated.ts';

export const BED_KINDS = ['bed', 'cot', 'trolley', 'chair'] as const;

/** One bed or space that can hold one person. */
export class Bed extends Dated {
  @Pattern(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, { description: 'Ward id, hyphen, label' }) id: string;
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 20, description: 'Bay or room, as said in PL-2' }) bay: string;
  @Text({ max: 20, description: 'Unique in the ward, as said in PL-3' }) label: string;
  @OneOf(BED_KINDS) kind: (typeof BED_KINDS)[number];
}
