/** A bed or space of a ward. A closed one is not to be used, whoever may lie in it. */
export interface WardBed {
  bedId: string;
  isOpen: boolean;
  /** Absent when a person could be put in it if nobody is. */
  keptFor?: KeptFor | undefined;
}

/** Somebody who takes up a bed or space of a ward now. */
export interface Occupant {
  visitId: string;
  /** Absent when the bed was not said, or is not one of the ward's. */
  bedId?: string | undefined;
  onLeave: boolean;
}

/** Why nobody can be put in a bed of the ward that nobody lies in, in the order in which it is told. */
export const EMPTY_REASONS = [
  'held-for-leave',
  'reserved',
  'held',
  'compromised',
  'being-cleaned',
  'vacated',
  'not-staffed',
  'closed',
] as const;
export type EmptyReason = (typeof EMPTY_REASONS)[number];

/** What a bed is kept from use for, whoever is in it. `closed` takes it out of the open beds for a time. */
export type KeptFor = Exclude<EmptyReason, 'held-for-leave'>;

export type BedState = 'open' | 'occupied' | 'on-leave' | Exclude<KeptFor, 'not-staffed'>;

export interface Occupancy {
  /** Beds that are open. */
  open: number;
  /** People in the ward, not on leave, whatever bed they are in. */
  occupied: number;
  /** Beds kept for people on leave. */
  onLeave: number;
  /** Open beds that a person could be put in now. */
  usable: number;
  /** Beds that nobody lies in: open ones, and those that are closed for a time. */
  empty: number;
  /** Empty beds that can't be used, by reason: `empty` is these and the usable ones. */
  notUsable: { reason: EmptyReason; beds: number }[];
  beds: { bedId: string; state: BedState; people: number }[];
}

/**
 * Counts a ward. A person whose bed is known takes that bed; one whose bed is not known, or is claimed by another,
 * takes some other open bed while there is one, at first one that could be used; one in a closed bed (an extra place)
 * takes none that is open.
 */
export function occupancyOf(beds: readonly WardBed[], occupants: readonly Occupant[]): Occupancy {
  const people = Map.groupBy(occupants, ({ bedId }) => beds.find((bed) => bed.bedId === bedId)?.bedId);
  const states = beds.map((bed) => stateOf(bed, people.get(bed.bedId) ?? []));
  const count = (state: BedState) => states.filter((one) => one.state === state).length;
  const open = beds.filter(isInUse).length;
  const [lying, away] = countWithoutBed(beds, people);
  const empty = Math.max(0, open - count('occupied') - lying);
  const free = beds.filter((bed) => isInUse(bed) && !people.has(bed.bedId));
  const kept = Map.groupBy(free, (bed) => bed.keptFor);
  const reasons = reasonsFor(empty, (reason) =>
    reason === 'held-for-leave' ? count('on-leave') + away : (kept.get(reason)?.length ?? 0),
  );
  const closed = beds.filter((bed) => bed.isOpen && !isInUse(bed) && !people.has(bed.bedId)).length;
  const onLeave = occupants.filter((one) => one.onLeave).length;
  return {
    open,
    occupied: occupants.length - onLeave,
    onLeave,
    usable: empty - reasons.reduce((sum, one) => sum + one.beds, 0),
    empty: empty + closed,
    notUsable: closed > 0 ? [...reasons, { reason: 'closed', beds: closed }] : reasons,
    beds: states,
  };
}

const isInUse = ({ isOpen, keptFor }: WardBed): boolean => isOpen && keptFor !== 'closed';

/** Reasons take of the empty beds until there are none left. */
function reasonsFor(empty: number, bedsFor: (reason: EmptyReason) => number): Occupancy['notUsable'] {
  let left = empty;
  return EMPTY_REASONS.flatMap((reason) => {
    const beds = Math.min(left, bedsFor(reason));
    left -= beds;
    return beds > 0 ? [{ reason, beds }] : [];
  });
}

function stateOf(bed: WardBed, people: readonly Occupant[]): Occupancy['beds'][number] {
  const taken = people.some((one) => !one.onLeave) ? 'occupied' : 'on-leave';
  const free = bed.keptFor === undefined || bed.keptFor === 'not-staffed' ? 'open' : bed.keptFor;
  const state = !isInUse(bed) ? 'closed' : people.length > 0 ? taken : free;
  return { bedId: bed.bedId, state, people: people.length };
}

/** People who take some open bed that isn't known: those without a bed, and all but one of those in the same bed. */
function countWithoutBed(beds: readonly WardBed[], people: Map<string | undefined, Occupant[]>): [number, number] {
  const open = beds.filter(isInUse).map((bed) => people.get(bed.bedId) ?? []);
  const others = open.flatMap((same) => same.toSorted((a, b) => Number(a.onLeave) - Number(b.onLeave)).slice(1));
  const without = [...(people.get(undefined) ?? []), ...others];
  const away = without.filter((one) => one.onLeave).length;
  return [without.length - away, away];
}
