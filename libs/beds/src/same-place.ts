import type { Location } from '@careway/contracts';

/** Whether a place as said is the place where a person is known to be. What was not said (a bed) is no difference. */
export function isSamePlace(said: Location, known: Location | undefined): boolean {
  if (!known) return false;
  const sameWard =
    said.wardId !== undefined || known.wardId !== undefined
      ? said.wardId === known.wardId
      : said.pointOfCare === known.pointOfCare && said.facility === known.facility;
  return sameWard && agrees(said.bedId, known.bedId) && agrees(said.bed, known.bed) && agrees(said.room, known.room);
}

const agrees = (said: string | undefined, known: string | undefined): boolean => said === undefined || said === known;
