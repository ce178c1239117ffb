import { OneOf, Pattern, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';

export const TARGET_MEASURES = ['out-of-area-bed-days-a-quarter', 'length-of-stay-days', 'contact-every-days'] as const;

/**
 * What is planned or aimed at while the row holds: out-of-area bed days of a quarter that begins then; days that a stay
 * in a bed class lasts at most; days from one contact of the home team with somebody away to the next.
 */
export class Target extends Dated {
  @Pattern(/^[a-z0-9-]+$/) id: string;
  @OneOf(TARGET_MEASURES) measure: (typeof TARGET_MEASURES)[number];
  @Pattern(/^\d{3}$/, { optional: true, description: 'Bed class (MHSDS v6) that it is about' }) bedClass?: string;
  @Whole({ max: 1_000_000 }) value: number;
}
