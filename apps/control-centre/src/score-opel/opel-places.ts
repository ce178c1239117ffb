import type { Framework, OpelPlaces } from '@careway/opel';
import { isSystem, type ReferenceData } from '@careway/reference-data';

/** The providers of each pillar in their fixed order. `day` is Europe/London. */
export function opelPlaces(reference: ReferenceData, framework: Framework, day: string): OpelPlaces {
  const { organisations } = reference.at(day);
  const beds = bedsByOrganisation(reference, day);
  const providers = framework.pillars.flatMap(({ pillar, organisationKinds, weightBasis }) =>
    organisations
      .filter(({ kind }) => organisationKinds.includes(kind))
      .sort((a, b) => a.position - b.position)
      .map(({ id, shortName }) => ({
        placeId: id,
        name: shortName,
        pillar,
        weight: weightBasis === 'equal' ? 1 : (beds.get(id) ?? 0),
      })),
  );
  const board = organisations.find(isSystem);
  return { ...(board && { system: { placeId: board.id, name: board.shortName } }), providers };
}

/** Beds of the bed base of each organisation. */
function bedsByOrganisation(reference: ReferenceData, day: string): Map<string, number> {
  const { sites, wards } = reference.at(day);
  const organisationOf = new Map(sites.map(({ id, organisationId }) => [id, organisationId]));
  const beds = new Map<string, number>();
  for (const ward of wards.filter(({ bedBase }) => bedBase)) {
    const id = organisationOf.get(ward.siteId)!;
    beds.set(id, (beds.get(id) ?? 0) + reference.bedsOfWard(ward.id, day).length);
  }
  return beds;
}
