/** What holds one person. A section 136 place is a space, not a bed. */
export const PLACE_TYPES = [
  'bed',
  'cot',
  'trolley',
  'chair',
  'section-136-space',
  'crisis-bed',
  'virtual-ward-place',
  'step-down-place',
] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];

/**
 * What a place is good for now. Only an `open` one can be promised to somebody. `held` is a promise for a limited time,
 * `reserved` a confirmed one; `on-leave` is kept on purpose for a person who comes back; `compromised` can't be trusted
 * or used safely: two people claim it, or it is damaged or infected.
 */
export const PLACE_STATES = [
  'open',
  'held',
  'reserved',
  'occupied',
  'on-leave',
  'vacated',
  'being-cleaned',
  'compromised',
  'closed',
] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** What somebody may say of a place itself, whoever is in it. */
export const CONDITIONS = ['open', 'vacated', 'being-cleaned', 'compromised', 'closed'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const SEXES = ['mixed', 'female', 'male'] as const;
/** Who may be put there: a place of a single-sex ward, or of a bay that is one for now. */
export type SexLimit = (typeof SEXES)[number];

/** A place as reference data describes it: what doesn't change from hour to hour. */
export interface Place {
  /** Reference data's id of the bed or space. */
  placeId: string;
  type: PlaceType;
  label: string;
  bay: string;
  wardId: string;
  wardName: string;
  /** ODS site code. */
  siteId: string;
  siteName: string;
  /** ODS organisation code. */
  providerId: string;
  /** Outward postcode of the site; absent when nobody said it. */
  outcode?: string | undefined;
  /** Kind of ward of reference data: medical, surgical, mental-health, ... */
  wardKind: string;
  /** Mental health admitted patient classification (MHSDS v6), such as 200 acute adult; absent elsewhere. */
  bedClass?: string | undefined;
  sex: SexLimit;
  /** A single room: a person who needs isolation can be put there. */
  isolation: boolean;
  /** Opened only when the rest is full. */
  escalation: boolean;
  /** What it has beyond the usual, such as `bariatric`. */
  specialisms: readonly string[];
  /** Does it count in the bed base of its site? */
  bedBase: boolean;
}

/** How a place stands now. */
export interface PlaceStatus {
  state: PlaceState;
  /** Why it is closed, compromised, held, ... in the words of whoever said so. */
  reason?: string | undefined;
  /** Since when it is in this state, RFC 3339. */
  since: string;
  /** When Careway last learnt anything about it, RFC 3339: its age. */
  knownAt: string;
  /** Counts up with every change: the fencing token of whoever wants to promise it. */
  version: number;
  /** Are there staff for it now? One without is not usable. */
  staffed: boolean;
  /** The live hold or reservation. */
  reservationId?: string | undefined;
}

export type PlaceNow = Place & PlaceStatus;

export const NEED_SEXES = ['female', 'male', 'any'] as const;

/** What a person needs of a place. */
export interface Need {
  types?: readonly PlaceType[] | undefined;
  /** Any of these bed classes. */
  bedClasses?: readonly string[] | undefined;
  wardKinds?: readonly string[] | undefined;
  /** Which limit the person fits; `any` fits all. */
  sex: (typeof NEED_SEXES)[number];
  isolation: boolean;
  /** All of these. */
  specialisms: readonly string[];
  /** Outward postcode of the person's home, such as `CT1`: never more of it. */
  homeOutcode?: string | undefined;
}
