import type { BoardLayout, ProviderPlace } from '@careway/pressure';
import { isSystem, type ReferenceData } from '@careway/reference-data';

const WITH_BEDS = ['acute-trust', 'mental-health-trust'];
/** Kinds of sites that have a tile; crisis houses and the like are in the lists of places. */
const HOSPITALS: readonly string[] = ['acute', 'mental-health'];

/** What the board needs of reference data on one day. */
export interface Place {
  layout: BoardLayout;
  /** Wards whose beds count in the figures: not departments, day units and lounges. */
  bedWards: string[];
}

/** Providers with beds, in their fixed order, acute trusts first. `day` is Europe/London. */
export function placeOf(reference: ReferenceData, day: string, heartbeatEverySeconds: number): Place {
  const { organisations, sites, wards, interfaces } = reference.at(day);
  const bedWards = wards.filter(({ bedBase }) => bedBase);
  const providers = organisations
    .filter(({ kind }) => WITH_BEDS.includes(kind))
    .sort((a, b) => WITH_BEDS.indexOf(a.kind) - WITH_BEDS.indexOf(b.kind) || a.position - b.position)
    .map(({ id, shortName }): ProviderPlace => ({
      id,
      name: shortName,
      sites: sites
        .filter(({ organisationId, kind }) => organisationId === id && HOSPITALS.includes(kind))
        .map((site) => ({
          id: site.id,
          name: site.shortName,
          wards: bedWards.filter(({ siteId }) => siteId === site.id).length,
        })),
      feeds: interfaces
        .filter((one) => one.organisationId === id && !takesAnySender(one))
        .map((feed) => ({ id: feed.id, name: feed.name, expectedEverySeconds: feed.expectedEverySeconds })),
    }));
  const board = organisations.find(isSystem);
  const title = board?.shortName ?? 'Beds and flow';
  const layout = { title, day, heartbeatEverySeconds, providers };
  return { layout, bedWards: bedWards.map(({ id }) => id) };
}

/** An interface that takes any sender belongs to no provider. */
const takesAnySender = ({ allowedApplications }: { allowedApplications: readonly string[] }): boolean =>
  allowedApplications.includes('*');
