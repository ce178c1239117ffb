import type { Place } from '@careway/places';
import type { Snapshot } from './reference-data.ts';

/** Every place of a day with all that its bed, ward and site say of it, in the order of the files. */
export function typedPlaces({ beds, wards, sites }: Pick<Snapshot, 'beds' | 'wards' | 'sites'>): Place[] {
  const siteById = new Map(sites.map((site) => [site.id, site]));
  const wardById = new Map(wards.map((ward) => [ward.id, ward]));
  return beds.flatMap((bed): Place[] => {
    const ward = wardById.get(bed.wardId);
    const site = ward && siteById.get(ward.siteId);
    if (!ward || !site) return [];
    return [
      {
        placeId: bed.id,
        type: bed.kind,
        label: bed.label,
        bay: bed.bay,
        wardId: ward.id,
        wardName: ward.name,
        siteId: site.id,
        siteName: site.name,
        providerId: site.organisationId,
        outcode: site.outcode,
        wardKind: ward.kind,
        bedClass: ward.bedClass,
        sex: bed.sex ?? ward.sex,
        isolation: bed.singleRoom ?? false,
        escalation: ward.kind === 'escalation',
        specialisms: bed.specialisms?.split(' ') ?? [],
        bedBase: ward.bedBase,
      },
    ];
  });
}
