import type { Feed } from '../messages/feed.ts';
import { isFree } from '../model/find-bed.ts';
import type { KeptBeds } from '../model/kept-beds.ts';
import { MINUTE } from '../model/london-time.ts';
import type { World } from '../model/world.ts';
import type { Bed } from './story-book.ts';

/** Somebody who waits in an emergency department for a bed. */
export interface Waiting {
  stayId: string;
  /** The local number, and who gave it. */
  mrn: string;
  authority: string;
  sex: 'female' | 'male';
  wardKind: string;
  /** Wards that take them. */
  wardIds: ReadonlySet<string>;
}

/** What somebody sees who looks around in the simulated place. */
export interface Ground {
  readonly kept: KeptBeds;
  isFree(bed: Bed): boolean;
  waiting(trust: string): Waiting[];
}

/** Time that it takes to promise a bed: who gets one sooner is not promised any. */
const SOON = 10 * MINUTE;

/** The simulated place as those who work there see it. */
export class WorldGround implements Ground {
  private readonly authorities: Map<string, string>;

  constructor(
    private readonly world: World,
    feeds: readonly Feed[],
  ) {
    this.authorities = new Map(feeds.map(({ trust, authority }) => [trust, authority]));
  }

  get kept(): KeptBeds {
    return this.world.kept;
  }

  isFree({ wardId, label }: Bed): boolean {
    return isFree(this.world, wardId, label);
  }

  waiting(trust: string): Waiting[] {
    const { stays, place, now, kept } = this.world;
    return [...stays.values()].flatMap(({ id: stayId, next, admitTo, person, ...stay }) => {
      if (stay.trust !== trust || next.step !== 'find-bed' || next.at < now + SOON || kept.bedFor(stayId)) return [];
      const group = place.groups.get(admitTo!)!;
      const { mrn } = person;
      const sex = person.sex === 'F' ? 'female' : 'male';
      const wardIds = new Set(group.wards.map((ward) => ward.id));
      return [{ stayId, mrn, authority: this.authorities.get(trust)!, sex, wardKind: group.kind, wardIds } as const];
    });
  }
}
