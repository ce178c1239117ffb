/** Where a person is by the records of visits, as far as it matters for a placement. Times are RFC 3339. */
export interface Records {
  present?: { organisationId: string; since: string } | undefined;
  /** The latest discharge from an organisation where no stay lasts. */
  left?: { organisationId: string; at: string } | undefined;
  diedAt?: string | undefined;
}

export interface PlacementOnRecord {
  senderId: string;
  receiverId: string;
  startedAt: string;
}

export interface RecordedEnd {
  at: string;
  why: 'returned' | 'discharged' | 'died';
}

/**
 * How the records end a placement: death, a stay at the sender since, or a discharge by the receiver; whichever was
 * first, and of a discharge with a return after it the discharge is when and the return is why. Undefined when they
 * don't. A stay in a third organisation, such as an emergency department, ends nothing; and inside one provider a stay
 * says nothing of a return.
 */
export function endByRecords(
  { senderId, receiverId, startedAt }: PlacementOnRecord,
  { present, left, diedAt }: Records,
): RecordedEnd | undefined {
  const isSince = (at: string) => Date.parse(at) > Date.parse(startedAt);
  const isThere = present?.organisationId === receiverId;
  const returned =
    present && !isThere && present.organisationId === senderId && isSince(present.since) ? present.since : undefined;
  const discharged = left && !isThere && left.organisationId === receiverId && isSince(left.at) ? left.at : undefined;
  if (diedAt !== undefined && isSince(diedAt)) return { at: diedAt, why: 'died' };
  if (returned !== undefined) return { at: earlier(discharged, returned), why: 'returned' };
  return discharged === undefined ? undefined : { at: discharged, why: 'discharged' };
}

const earlier = (one: string | undefined, other: string): string =>
  one !== undefined && Date.parse(one) < Date.parse(other) ? one : other;
