import { londonDay } from '../model/london-time.ts';
import { realTime, type World } from '../model/world.ts';

/**
 * People in a place as it really is: those on leave have a bed that is kept for them. `open` leaves out beds that the
 * simulated staff have closed and an escalation ward, which nobody has opened. What is usable is left out: a hold ends
 * by bed tracking's clock, so only bed tracking can say it.
 */
export interface TrueWard {
  siteId: string;
  open: number;
  occupied: number;
  onLeave: number;
}

/** Beds of the bed base; people elsewhere (emergency department, lounge) apart; what happened today. */
export interface TruePlace {
  open: number;
  occupied: number;
  onLeave: number;
  elsewhere: number;
  admissionsToday: number;
  dischargesToday: number;
}

export interface Truth {
  /** The moment it holds, ISO 8601; counts of today are of its day in London. */
  at: string;
  wards: Record<string, TrueWard>;
  sites: Record<string, TruePlace>;
  providers: Record<string, TruePlace>;
}

/** What the board should show, if it knew everything at once. */
export function truthOf(world: World): Truth {
  const now = realTime(world.head.clock, world.now);
  const truth: Truth = { at: new Date(now).toISOString(), wards: {}, sites: {}, providers: {} };
  for (const ward of world.place.wards.values()) {
    const people = [...(world.inWard.get(ward.id) ?? [])].map((id) => world.stays.get(id)!);
    const onLeave = people.filter((stay) => stay.onLeave).length;
    const occupied = people.length - onLeave;
    const open = ward.kind === 'escalation' ? 0 : ward.beds.length - world.kept.closed(ward.id);
    truth.wards[ward.id] = { siteId: ward.siteId, open, occupied, onLeave };
    for (const place of [placeIn(truth.sites, ward.siteId), placeIn(truth.providers, ward.trust)]) {
      if (ward.bedBase) add(place, { open, occupied, onLeave });
      else add(place, { elsewhere: people.length });
    }
  }
  addFlow(world, truth, londonDay(now));
  return truth;
}

function addFlow(world: World, { sites, providers }: Truth, day: string): void {
  const trusts = new Map([...world.place.wards.values()].map((ward) => [ward.siteId, ward.trust]));
  for (const [siteId, trust] of trusts) {
    const { admissions, discharges } = world.days.get(`${day}/${siteId}`) ?? { admissions: 0, discharges: 0 };
    for (const place of [sites[siteId]!, providers[trust]!])
      add(place, { admissionsToday: admissions, dischargesToday: discharges });
  }
}

function placeIn(places: Record<string, TruePlace>, id: string): TruePlace {
  return (places[id] ??= { open: 0, occupied: 0, onLeave: 0, elsewhere: 0, admissionsToday: 0, dischargesToday: 0 });
}

function add(place: TruePlace, more: Partial<TruePlace>): void {
  for (const [figure, value] of Object.entries(more)) place[figure as keyof TruePlace] += value;
}
