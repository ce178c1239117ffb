import type { BoardFacts, OpelScored } from '@careway/pressure';
import type { Level, OpelAnswer, OpelOf } from '../opel/opel-answer.ts';
import { sayPillar } from '../opel/opel-answer.ts';
import { lastHeardOf, opelShown, type OpelShown } from '../opel/opel-shown.ts';

/** One place on the wall: the system, a pillar of it, or a provider. */
export interface OpelPlace {
  id: string;
  pillar: string;
  name: string;
  shown: OpelShown;
}

export interface OpelWall {
  system: OpelPlace | undefined;
  pillars: OpelPlace[];
  /** In their fixed order. */
  providers: OpelPlace[];
}

/**
 * The levels as the stream told them last, in the fixed places of `GET /opel`, which also knows the hour before. Before
 * that was answered the places come in the order of their codes. `now` is epoch ms by the service's clock.
 */
export function opelWall(facts: BoardFacts, answer: OpelAnswer | undefined, now: number): OpelWall {
  const places = answer?.scores ?? facts.opel.toSorted(byCode).map(placeOnly);
  const placeOf = (one: Place): OpelPlace => {
    const { placeId, pillar, name, levelAnHourAgo } = one;
    const scored = facts.opel.find((said) => said.placeId === placeId && said.pillar === pillar);
    const lastHeardAt = lastHeardOf(facts, one.of === 'system' ? undefined : placeId);
    return { id: placeId, pillar, name, shown: opelShown(scored, { before: levelAnHourAgo, lastHeardAt, now }) };
  };
  const all = places.map((one) => ({ of: one.of, place: placeOf(one) }));
  const ofSystem = all.filter(({ of }) => of === 'system').map(({ place }) => place);
  return {
    system: ofSystem.find(({ pillar }) => pillar === 'overall'),
    pillars: ofSystem
      .filter(({ pillar }) => pillar !== 'overall')
      .map((place) => ({ ...place, name: sayPillar(place.pillar) })),
    providers: all.filter(({ of }) => of === 'provider').map(({ place }) => place),
  };
}

type Place = Pick<OpelOf, 'placeId' | 'pillar' | 'name' | 'of'> & { levelAnHourAgo: Level | null };

const byCode = (a: OpelScored, b: OpelScored): number => a.placeId.localeCompare(b.placeId);

/** Only a system has a level overall, and levels by pillar beside it. */
function placeOnly({ placeId, pillar }: OpelScored, _: number, all: readonly OpelScored[]): Place {
  const isSystem = all.some((one) => one.placeId === placeId && one.pillar === 'overall');
  return { placeId, pillar, name: placeId, of: isSystem ? 'system' : 'provider', levelAnHourAgo: null };
}
