import type { Location } from '@careway/contracts';
import type { Said, SaidLocation } from '@careway/hl7v2';

/** The ward, and the bed where it is known, that a sender's codes mean. */
export type FindPlace = (said: SaidLocation) => { wardId: string; bedId?: string | undefined } | undefined;

const LONGEST = 80;
const PARTS = ['pointOfCare', 'room', 'bed', 'facility'] as const;

/** A place as reference data knows it beside the sender's codes; `unmapped` when it was said and is not known. */
export function mapLocation(
  said: Said<SaidLocation>,
  findPlace: FindPlace,
): { place: Location | null; unmapped: boolean } {
  if (said === null || said === undefined) return { place: null, unmapped: false };
  const codes: Location = {};
  for (const part of PARTS) {
    const code = said[part]?.slice(0, LONGEST);
    if (code) codes[part] = code;
  }
  if (Object.keys(codes).length === 0) return { place: null, unmapped: false };
  const place = findPlace(said);
  if (!place) return { place: codes, unmapped: true };
  return { place: { ...codes, wardId: place.wardId, ...(place.bedId ? { bedId: place.bedId } : {}) }, unmapped: false };
}
