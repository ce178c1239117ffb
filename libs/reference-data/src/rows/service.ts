import { OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';

export const SERVICE_KINDS = [
  'emergency-department',
  'urgent-treatment-centre',
  'liaison-psychiatry',
  'safe-haven',
  'crisis-recovery-house',
  'health-based-place-of-safety',
  'crisis-line',
  'advice-line',
  'conveyance',
  'rapid-response',
  'home-treatment',
  'transfer-of-care-hub',
  'control-centre',
  'virtual-ward',
  'urgent-community-response',
] as const;

/** Something that an organisation does for people, at a site or across the place. */
export class Service extends Dated {
  @Pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/) id: string;
  @Text({ max: 20, description: 'Organisation that answers for it' }) organisationId: string;
  @Text({ optional: true, max: 20, description: 'Site it stands on; empty when it covers an area' }) siteId?: string;
  @Text() name: string;
  @OneOf(SERVICE_KINDS) kind: (typeof SERVICE_KINDS)[number];
  @Text({ max: 60, description: '24/7, or days and hours such as daily 18:00-23:00' }) opening: string;
  @Whole({ optional: true, max: 10_000, description: 'People at once; empty when there is no fixed number' })
  places?: number;
}
