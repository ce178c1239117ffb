import { Flag, OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { SEXES, type SexLimit } from '@careway/places';
import { Dated } from './dated.ts';

export const WARD_KINDS = [
  'emergency-department',
  'urgent-treatment',
  'assessment',
  'medical',
  'surgical',
  'critical-care',
  'paediatric',
  'maternity',
  'neonatal',
  'rehabilitation',
  'day-unit',
  'discharge-lounge',
  'mental-health',
  'place-of-safety',
  'crisis-house',
  'intermediate-care',
  'virtual-ward',
  'escalation',
] as const;

/**
 * A ward or department: a place of a site where people are cared for, whose beds or spaces are counted. People of a
 * virtual ward are at home; an escalation ward is opened only when the rest is full.
 */
export class Ward extends Dated {
  @Pattern(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, { description: 'Site code, hyphen, short name' }) id: string;
  @Text({ max: 20 }) siteId: string;
  @Text({ max: 80 }) name: string;
  @OneOf(WARD_KINDS) kind: (typeof WARD_KINDS)[number];
  @Pattern(/^\d{3}$/, { optional: true, description: 'Main treatment function code' }) treatmentFunction?: string;
  @Pattern(/^(20\d|21[0-3]|30\d|31[01])$/, {
    optional: true,
    description: 'Mental health admitted patient classification (MHSDS v6): 200 acute adult, 202 adult PICU, ...',
  })
  bedClass?: string;
  @OneOf(SEXES) sex: SexLimit;
  @Flag({ description: 'yes: its beds count in the bed base of the site; no: spaces of an ED, a day unit, a lounge' })
  bedBase: boolean;
  @Whole({ min: 1, max: 999, description: 'Fixed place in lists of the site' }) position: number;
}
