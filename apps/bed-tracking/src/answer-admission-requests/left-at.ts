import { isInpatient } from '@careway/beds';

/** A stay of the person who waits, in any of their visits. Times are RFC 3339 in UTC. */
export interface StayOfPerson {
  placeId: string;
  patientClass: string;
  from: string;
  to?: string | undefined;
}

/**
 * When the person who waits has left, so that the clock stands still: when they came to an inpatient bed elsewhere, or
 * went from where they were and came nowhere else, or when whoever hands them over said that they departed. Undefined
 * while they wait, in whichever department.
 */
export function leftAt(
  { decidedAt, waitingWardId }: { decidedAt: string; waitingWardId?: string | undefined },
  stays: readonly StayOfPerson[],
  departures: readonly string[] = [],
): string | undefined {
  const since = stays
    .filter(({ to }) => to === undefined || to >= decidedAt)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const waitsAt = since.find(({ from }) => from <= decidedAt)?.placeId ?? waitingWardId;
  const admitted = since.find(
    ({ placeId, patientClass, from }) => from >= decidedAt && placeId !== waitsAt && isInpatient(patientClass),
  )?.from;
  const gone = since.find((stay) => stay.to !== undefined && !since.some((next) => goesOn(stay.to!, next)))?.to;
  const departed = departures.filter((at) => at >= decidedAt);
  return [admitted, gone, ...departed].filter((at) => at !== undefined).sort()[0];
}

/** Is the person there at that moment, after a stay that ended then? */
const goesOn = (end: string, { from, to }: StayOfPerson): boolean => from <= end && (to === undefined || to > end);
