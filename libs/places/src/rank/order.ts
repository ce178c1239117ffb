import type { PlaceNow } from '../place.ts';

/** A place that can be offered, with all that its rank rests on. */
export interface Candidate {
  place: PlaceNow;
  /** Great-circle km from the person's outward postcode to the site's; absent when one is not known. */
  distanceKm: number | undefined;
  /** What it has that the person doesn't need. */
  spare: string[];
  /** Seconds since anything was learnt about it. */
  ageSeconds: number;
}

export const ORDERS = ['escalation', 'distance', 'spare', 'age', 'id'] as const;
export type Order = (typeof ORDERS)[number];

interface Rule {
  /** Less is better. */
  of(one: Candidate): number | string;
  /** Why it stands where it does; `before` is the place before it. */
  says(one: Candidate, before: Candidate | undefined): string;
}

/** Farther than any place is from another. */
export const UNKNOWN_KM = 1_000_000;

/** The rules in their order: the first that tells two places apart decides. */
export const ORDER: Record<Order, Rule> = {
  escalation: {
    of: ({ place }) => Number(place.escalation),
    says: () => 'escalation capacity: to be opened only when the rest is full',
  },
  distance: {
    of: ({ distanceKm }) => distanceKm ?? UNKNOWN_KM,
    says: ({ distanceKm }, before) => {
      if (distanceKm === undefined) return 'how far it is from home is not known';
      const nearer = before?.distanceKm;
      if (nearer === undefined) return `nearest to home, ${distanceKm} km`;
      return `${distanceKm} km from home, ${Math.round((distanceKm - nearer) * 10) / 10} km farther`;
    },
  },
  spare: {
    of: ({ spare }) => spare.length,
    says: ({ spare }) => (spare.length === 0 ? 'has just what is needed' : `has ${list(spare)}, not needed here`),
  },
  age: {
    of: ({ ageSeconds }) => ageSeconds,
    says: ({ ageSeconds }) => `its state is older, ${told(ageSeconds)}`,
  },
  id: {
    of: ({ place }) => place.placeId,
    says: () => 'as good as the place before it',
  },
};

/** Which of two comes first, and by which rule. */
export function compareBy(a: Candidate, b: Candidate): { difference: number; rule: Order } {
  for (const rule of ORDERS) {
    const [x, y] = [ORDER[rule].of(a), ORDER[rule].of(b)];
    if (x !== y) return { difference: x < y ? -1 : 1, rule };
  }
  return { difference: 0, rule: 'id' };
}

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function told(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}
