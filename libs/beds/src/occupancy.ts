/** A bed or space of a ward. A closed one is not to be used, whoever may lie in it. */
export interface WardBed {
  bedId: string;
  isOpen: boolean;
}

/** Somebody who takes up a bed or space of a ward now. */
export interface Occupant {
  visitId: string;
  /** Absent when the bed was not said, or is not one of the ward's. */
  bedId?: string | undefined;
  onLeave: boolean;
}

export type BedState = 'open' | 'occupied' | 'on-leave' | 'closed';

/** Why an open bed with nobody in it can't be used. */
export type EmptyReason = 'held-for-leave';

export interface Occupancy {
  /** Beds that are open. */
  open: number;
  /** People in the ward, not on leave, whatever bed they are in. */
  occupied: number;
  /** Beds kept for people on leave. */
  onLeave: number;
  /** Open beds that a person could be put in now. */
  usable: number;
  /** Open beds that nobody lies in. */
  empty: number;
  /** Empty beds that can't be used, by reason: `empty` is these and the usable ones. */
  notUsable: { reason: EmptyReason; beds: number }[];
  beds: { bedId: string; state: BedState; people: number }[];
}

/**
 * Counts a ward. A person whose bed is known takes that bed; one whose bed is not known, or is claimed by another,
 * takes some other open bed while there is one; one in a closed bed (an extra place) takes none that is open.
 */
export function occupancyOf(beds: readonly WardBed[], occupants: readonly Occupant[]): Occupancy {
  const people = Map.groupBy(occupants, ({ bedId }) => beds.find((bed) => bed.bedId === bedId)?.bedId);
  const states = beds.map((bed) => stateOf(bed, people.get(bed.bedId) ?? []));
  const count = (state: BedState) => states.filter((one) => one.state === state).length;
  const open = beds.filter((bed) => bed.isOpen).length;
  const [lying, away] = countWithoutBed(beds, people);
  const empty = Math.max(0, open - count('occupied') - lying);
  const held = Math.min(empty, count('on-leave') + away);
  const onLeave = occupants.filter((one) => one.onLeave).length;
  return {
    open,
    occupied: occupants.length - onLeave,
    onLeave,
    usable: empty - held,
    empty,
    notUsable: held > 0 ? [{ reason: 'held-for-leave', beds: held }] : [],
    beds: states,
  };
}

function stateOf({ bedId, isOpen }: WardBed, people: readonly Occupant[]): Occupancy['beds'][number] {
  const taken = people.some((one) => !one.onLeave) ? 'occupied' : 'on-leave';
  return { bedId, state: !isOpen ? 'closed' : people.length > 0 ? taken : 'open', people: people.length };
}

/** People who take some open bed that isn't known: those without a bed, and all but one of those in the same bed. */
function countWithoutBed(beds: readonly WardBed[], people: Map<string | undefined, Occupant[]>): [number, number] {
  const open = beds.filter((bed) => bed.isOpen).map((bed) => people.get(bed.bedId) ?? []);
  const others = open.flatMap((same) => same.toSorted((a, b) => Number(a.onLeave) - Number(b.onLeave)).slice(1));
  const without = [...(people.get(undefined) ?? []), ...others];
  const away = without.filter((one) => one.onLeave).length;
  return [without.length - away, away];
}
