import { PILLAR_NAMES, type Pillar } from '@careway/opel';
import type { OpelScored } from '@careway/pressure';

export type NameOf = (placeId: string) => string;
export interface NamedScore {
  name: string;
  score: OpelScored;
}

/**
 * The system first, then its providers, then what each kind of provider adds up to in the system. A place with several
 * scores is named with the kind that each is about, so that no two have one name.
 */
export function nameScores(opel: readonly OpelScored[], nameOf: NameOf): NamedScore[] {
  const systems = new Set(opel.filter(isOverall).map(({ placeId }) => placeId));
  const rankOf = (score: OpelScored): number => (isOverall(score) ? 0 : systems.has(score.placeId) ? 2 : 1);
  return opel
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((score) => {
      const isAlone = isOverall(score) || opel.filter(({ placeId }) => placeId === score.placeId).length === 1;
      const place = nameOf(score.placeId);
      return { name: isAlone ? place : `${place} (${PILLAR_NAMES[score.pillar as Pillar]})`, score };
    });
}

const isOverall = ({ pillar }: OpelScored): boolean => pillar === 'overall';
