import { Instant, ListOf, Text, Whole } from '@careway/contracts';

export class OccupancyQuery {
  @Instant({ description: 'The moment that is asked about, now or before' }) at: string;
}

export class SiteOccupancy {
  @Text({ max: 60, description: 'ODS site code; `…-unknown` for people in places that are not mapped' }) siteId: string;
  @Text({ max: 20 }) providerId: string;
  @Whole({ description: 'People in the beds of the bed base, not on leave' }) occupied: number;
  @Whole({ description: 'Beds kept for people on leave' }) onLeave: number;
  @Whole({ description: 'Since midnight (Europe/London)' }) admissions: number;
  @Whole({ description: 'Since midnight (Europe/London)' }) discharges: number;
}

export class OccupancyAnswer {
  @Instant() at: string;
  @Instant({ description: 'When this was known: it rests on all that was told until then' }) knownAt: string;
  @ListOf(() => SiteOccupancy, { max: 2_000, description: 'Sites with somebody in them, or a flow that day' })
  sites: SiteOccupancy[];
}
