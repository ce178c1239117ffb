/** A place as staff see it, in the order in which places of a ward are staffed. */
export interface ToStaff {
  placeId: string;
  /** Somebody is in it, on leave from it or promised it: it has its staff before any free one. */
  isTaken: boolean;
  /** Nobody could be put in it, whatever staff there is. */
  isOutOfUse: boolean;
}

/**
 * The places that nobody is there to staff: free ones that are more than the ward is staffed for, the last ones first.
 * @param staffedFor how many people the ward's staff can look after; undefined when nobody said, which is enough for all
 * @param elsewhere people in the ward who are in no place that is known: they need staff, too
 */
export function unstaffedOf(
  places: readonly ToStaff[],
  staffedFor: number | undefined,
  elsewhere: number,
): ReadonlySet<string> {
  if (staffedFor === undefined) return new Set();
  const taken = places.filter((place) => place.isTaken).length + elsewhere;
  const free = places.filter((place) => !place.isTaken && !place.isOutOfUse);
  return new Set(free.slice(Math.max(0, staffedFor - taken)).map((place) => place.placeId));
}
