import { EMPTY_REASONS } from '@careway/beds';
import { Flag, Instant, ListOf, OneOf, Text, Whole } from '@careway/contracts';
import { BED_KINDS } from '@careway/reference-data';

/** The figures of one place. */
export class PlaceFigures {
  @Text({ max: 60 }) id: string;
  @Text() name: string;
  @Whole({ description: 'Beds that are open' }) open: number;
  @Whole({ description: 'People in the place, not on leave' }) occupied: number;
  @Whole({ description: 'Beds kept for people on leave' }) onLeave: number;
  @Whole({ description: 'Beds that a person could be put in now' }) usable: number;
}

export class NotUsable {
  @OneOf([...EMPTY_REASONS, 'male-only', 'female-only']) reason: string;
  @Whole() beds: number;
}

export class WardAnswer extends PlaceFigures {
  @Text({ max: 20 }) siteId: string;
  @Text({ max: 20 }) providerId: string;
  @Flag({ description: 'Whether its beds are in the totals: spaces of an emergency department or a day unit are not' })
  bedBase: boolean;
  @Flag({ description: 'Reference data has the ward; otherwise people who are in no place that is known' })
  known: boolean;
  @Whole({ description: 'Beds that nobody lies in, those that are closed for a time among them' }) empty: number;
  @ListOf(() => NotUsable, { description: 'Why empty beds can not be used' }) notUsable: NotUsable[];
  @Text({ description: 'Such as `empty 7, usable 3: 2 leave, 1 closed, 1 male only`' }) inWords: string;
  @Whole({ optional: true, description: 'People that there is staff for; absent: enough for all' })
  staffedFor?: number;
  @Whole({ description: 'Counts up by one with each change' }) version: number;
  @Instant({ optional: true, description: 'Happened: the latest clinical time that the figures rest on' })
  asOf?: string;
}

/** Where figures come from: the counters in Redis, or the ledger in PostgreSQL while the counters may be wrong. */
class Figured {
  @OneOf(['counters', 'ledger']) source: 'counters' | 'ledger';
  @Flag({ description: 'The counters are lost or being filled; the figures are those of the ledger' })
  rebuilding: boolean;
  @Instant({ description: "Bed tracking's clock" }) readAt: string;
}

export class WardList extends Figured {
  @ListOf(() => WardAnswer, { max: 10_000 }) wards: WardAnswer[];
}

export class SiteList extends Figured {
  @ListOf(() => PlaceFigures, { max: 10_000 }) sites: PlaceFigures[];
}

export class ProviderList extends Figured {
  @ListOf(() => PlaceFigures, { max: 10_000 }) providers: PlaceFigures[];
}

export class BedAnswer {
  @Text({ max: 60 }) bedId: string;
  @Text({ max: 20 }) bay: string;
  @Text({ max: 20 }) label: string;
  @OneOf(BED_KINDS) kind: string;
  @OneOf(['open', 'occupied', 'on-leave', 'held', 'reserved', 'vacated', 'being-cleaned', 'compromised', 'closed'])
  state: string;
  @Whole({ description: 'More than one when two people are said to be in the same bed' }) people: number;
}

export class WardBeds {
  @Text({ max: 60 }) wardId: string;
  @ListOf(() => BedAnswer, { max: 1_000 }) beds: BedAnswer[];
  @Whole({ description: 'People in the ward whose bed is not known' }) withoutBed: number;
}
