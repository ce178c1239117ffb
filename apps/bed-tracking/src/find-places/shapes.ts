import { Decimal, Flag, Instant, ListOf, NeedOfPlace, OneOf, Part, Text, Texts, Uuid, Whole } from '@careway/contracts';
import { EXCLUSIONS, ORDERS, PLACE_STATES, PLACE_TYPES, type PlaceState, type PlaceType } from '@careway/places';
import { ListAsked } from '@careway/service-kit';

/** What is looked for, and how much of the answer is wanted. */
export class SearchSaid {
  @Part(() => NeedOfPlace) need: NeedOfPlace;
  @Whole({ min: 1, max: 1_000, optional: true, description: 'Places that can be offered, the first 20 when left out' })
  limit?: number;
  @Whole({ max: 10_000, optional: true, description: 'Places that can not, with why; the nearest 50 when left out' })
  excludedLimit?: number;
}

export class PlaceAnswer {
  @Text({ max: 60 }) placeId: string;
  @OneOf(PLACE_TYPES) type: PlaceType;
  @Text({ max: 20 }) label: string;
  @Text({ max: 20 }) bay: string;
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 80 }) wardName: string;
  @Text({ max: 40 }) wardKind: string;
  @Text({ max: 20 }) siteId: string;
  @Text() siteName: string;
  @Text({ max: 20 }) providerId: string;
  @Text({ max: 4, optional: true, description: 'Outward postcode of the site' }) outcode?: string;
  @Text({ max: 3, optional: true, description: 'Mental health admitted patient classification' }) bedClass?: string;
  @OneOf(['mixed', 'female', 'male']) sex: 'mixed' | 'female' | 'male';
  @Flag({ description: 'A single room' }) isolation: boolean;
  @Flag({ description: 'Opened only when the rest is full' }) escalation: boolean;
  @Texts({ max: 20 }) specialisms: readonly string[];
  @Flag() bedBase: boolean;
  @OneOf(PLACE_STATES) state: PlaceState;
  @Text({ max: 500, optional: true, description: 'Why it is in that state' }) reason?: string;
  @Instant({ description: 'In that state since' }) since: string;
  @Instant({ description: 'When anything was last learnt about it' }) knownAt: string;
  @Whole({ description: 'Fencing token: send it as If-Match to hold the place' }) version: number;
  @Flag({ description: 'There are staff for it' }) staffed: boolean;
  @Uuid({ optional: true }) reservationId?: string;
}

export class Because {
  @OneOf(ORDERS, { description: 'The first rule by which it differs from the place before it' }) rule: string;
  @Text() says: string;
}

export class RankedAnswer {
  @Whole({ min: 1, description: '1 is first' }) rank: number;
  @Part(() => Because) because: Because;
  @Decimal({ min: 0, max: 20_100, optional: true, description: 'Great-circle km from home, by outward postcodes' })
  distanceKm?: number;
  @Texts({ description: 'What it has that the person does not need' }) spare: string[];
  @Whole({ description: 'Seconds since anything was learnt about it' }) ageSeconds: number;
  @Part(() => PlaceAnswer) place: PlaceAnswer;
}

export class Why {
  @OneOf(EXCLUSIONS) rule: string;
  @Text({ max: 600 }) says: string;
}

export class ExcludedAnswer {
  @ListOf(() => Why) why: Why[];
  @Decimal({ min: 0, max: 20_100, optional: true, description: 'Great-circle km from home, by outward postcodes' })
  distanceKm?: number;
  @Whole({ description: 'Seconds since anything was learnt about it' }) ageSeconds: number;
  @Part(() => PlaceAnswer) place: PlaceAnswer;
}

export class ExcludedBy {
  @OneOf(EXCLUSIONS) rule: string;
  @Whole({ description: 'Places that this rule, maybe with others, leaves out' }) places: number;
}

/** Places in the order in which they meet the need. A look promises nothing: hold the place by its version. */
export class SearchAnswer {
  @Instant({ description: "The database's clock" }) readAt: string;
  @Whole({ description: 'Places that can be offered' }) found: number;
  @ListOf(() => RankedAnswer, { max: 1_000 }) places: RankedAnswer[];
  @Whole({ description: 'Places that can not' }) excludedCount: number;
  @ListOf(() => ExcludedBy) excludedBy: ExcludedBy[];
  @ListOf(() => ExcludedAnswer, {
    max: 10_000,
    description: 'Those that miss least first, of them those that would fit if free, nearest first',
  })
  excluded: ExcludedAnswer[];
}

export class PlacesAsked extends ListAsked {
  @Text({ max: 20, optional: true, description: 'ODS site code' }) site?: string;
  @Text({ max: 20, optional: true, description: 'ODS organisation code' }) provider?: string;
  @Text({ max: 60, optional: true }) ward?: string;
  @OneOf(PLACE_TYPES, { optional: true }) type?: PlaceType;
  @OneOf(PLACE_STATES, { optional: true }) state?: PlaceState;
  @Text({ max: 3, optional: true, description: 'Mental health admitted patient classification' }) bedClass?: string;
}

export class PlacePage {
  @ListOf(() => PlaceAnswer, { max: 200 }) items: PlaceAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}

export class PoolsAsked extends ListAsked {
  @OneOf(PLACE_TYPES, { optional: true }) type?: PlaceType;
  @Text({ max: 20, optional: true, description: 'ODS organisation code' }) provider?: string;
  @Text({ max: 40, optional: true, description: 'Mental health class, elsewhere the kind of ward' }) bedClass?: string;
  @OneOf(['mixed', 'female', 'male'], { optional: true }) sex?: 'mixed' | 'female' | 'male';
}

/** Places that are alike for whoever looks for one. */
export class PoolAnswer {
  @Text({ max: 120 }) id: string;
  @OneOf(PLACE_TYPES) type: string;
  @Text({ max: 20 }) providerId: string;
  @Text({ max: 40, description: 'Mental health class, elsewhere the kind of ward' }) bedClass: string;
  @OneOf(['mixed', 'female', 'male']) sex: string;
  @Whole({ description: 'Places that are open' }) open: number;
  @Whole({ description: 'People in them, not on leave' }) occupied: number;
  @Whole({ description: 'Kept for people on leave' }) onLeave: number;
  @Whole({ description: 'Places that a person could be put in now' }) usable: number;
}

export class PoolPage {
  @OneOf(['counters', 'ledger']) source: 'counters' | 'ledger';
  @Flag({ description: 'The counters are lost or being filled; the figures are those of the ledger' })
  rebuilding: boolean;
  @Instant({ description: "Bed tracking's clock" }) readAt: string;
  @ListOf(() => PoolAnswer, { max: 200 }) items: PoolAnswer[];
  @Text({ optional: true, max: 2_000, description: 'Send as `after` for the next page' }) next?: string;
}
