import type { WardBed } from '@careway/beds';
import { poolIdOf } from '@careway/capacity';
import type { Location } from '@careway/contracts';
import type { Place as TypedPlace } from '@careway/places';
import { today, typedPlaces, type Bed, type ReferenceData, type Ward } from '@careway/reference-data';

/** A ward as it is counted. `ward` is absent for an unknown place. */
export interface Place {
  wardId: string;
  siteId: string;
  providerId: string;
  bedBase: boolean;
  beds: readonly WardBed[];
  /** The pool of each place of the ward. */
  pools: ReadonlyMap<string, string>;
  ward?: Ward;
}

/** Where people are who are somewhere that reference data does not know: one place for each interface that said so. */
const UNKNOWN = 'unknown:';

/** The wards of one day, and the unknown places beside them. */
export class Places {
  private readonly byId: ReadonlyMap<string, Place>;
  private readonly typed: ReadonlyMap<string, TypedPlace>;

  constructor(
    private readonly reference: ReferenceData,
    readonly day: string = today(),
  ) {
    const snapshot = reference.at(day);
    const typed = typedPlaces(snapshot);
    const byWard = Map.groupBy(typed, (place) => place.wardId);
    this.byId = new Map(snapshot.wards.map((ward) => [ward.id, this.placeOf(ward, byWard.get(ward.id) ?? [])]));
    this.typed = new Map(typed.map((place) => [place.placeId, place]));
  }

  get wards(): Place[] {
    return [...this.byId.values()];
  }

  /** What reference data says of each bed, space and place of people, in the order of its files. */
  get typedPlaces(): TypedPlace[] {
    return [...this.typed.values()];
  }

  typedPlace(placeId: string): TypedPlace | undefined {
    return this.typed.get(placeId);
  }

  /** Where somebody is counted: the ward that was mapped, else the unknown place of the interface that said it. */
  idOf(said: Location | null | undefined, saidBy: string | undefined): string {
    return said?.wardId && this.byId.has(said.wardId) ? said.wardId : `${UNKNOWN}${saidBy ?? ''}`;
  }

  get(placeId: string): Place {
    return this.byId.get(placeId) ?? this.unknown(placeId);
  }

  siteOf(said: Location | null | undefined, saidBy: string | undefined): string {
    return this.get(this.idOf(said, saidBy)).siteId;
  }

  providerOfSite(siteId: string): string {
    return this.reference.siteById(siteId, this.day)?.organisationId ?? siteId.replace(/-unknown$/, '');
  }

  bedsOf(wardId: string): readonly Bed[] {
    return this.reference.bedsOfWard(wardId, this.day);
  }

  private placeOf(ward: Ward, typed: readonly TypedPlace[]): Place {
    const site = this.reference.siteById(ward.siteId, this.day);
    const beds = this.bedsOf(ward.id).map(({ id }) => ({ bedId: id, isOpen: true }));
    const pools = new Map(typed.map((place) => [place.placeId, poolIdOf(place)]));
    const { id, siteId, bedBase } = ward;
    return { wardId: id, siteId, providerId: site?.organisationId ?? '', bedBase, beds, pools, ward };
  }

  /** A ward that is closed now is an unknown place, too, for whoever is still in it. */
  private unknown(wardId: string): Place {
    const feed = wardId.startsWith(UNKNOWN) ? wardId.slice(UNKNOWN.length) : '';
    const providerId = this.reference.interfaceById(feed, this.day)?.organisationId ?? 'unknown';
    return { wardId, siteId: `${providerId}-unknown`, providerId, bedBase: false, beds: [], pools: new Map() };
  }
}

/** Gives the places of today; a new day has its own. */
export class PlaceBook {
  private places: Places;

  constructor(private readonly reference: ReferenceData) {
    this.places = new Places(reference);
  }

  today(): Places {
    const day = today();
    if (this.places.day !== day) this.places = new Places(this.reference, day);
    return this.places;
  }
}
