import type { Place } from './place.ts';
import type { Stay } from './stay.ts';
import { World, type DayCount, type WorldHead } from './world.ts';

export interface Kept {
  head: WorldHead;
  stays: readonly Stay[];
  days: readonly [string, DayCount][];
}

/**
 * The world of an earlier run, taken up at a later moment with the same people in the same beds: what was to come comes
 * as much later as the world stood still. Stays on wards that the place no longer has are left out.
 */
export function resumeWorld(place: Place, { head, stays, days }: Kept, now: number): World {
  const gap = now - head.now;
  const streams = Object.entries(head.streams).map(([id, at]) => [id, at === null ? at : at + gap] as const);
  const clock = { model: now, real: now, speed: 1 };
  const later: WorldHead = {
    ...head,
    now,
    clock,
    random: [...head.random],
    streams: Object.fromEntries(streams.filter(([, at]) => typeof at === 'number')),
  };
  const known = stays.filter((stay) => place.wards.has(stay.spot.wardId) && place.groups.has(stay.groupId));
  return new World(
    place,
    later,
    known.map((stay) => shifted(stay, gap)),
    days,
  );
}

const shifted = (stay: Stay, gap: number): Stay => ({
  ...stay,
  next: { ...stay.next, at: stay.next.at + gap },
  endsAt: stay.endsAt + gap,
  quietUntil: stay.quietUntil + gap,
});
