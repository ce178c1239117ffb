import type { PlaceNow } from './place.ts';

/** Why an empty place can't be used, said in the order in which it is told. */
const WORDS: Record<string, string> = {
  'held-for-leave': 'leave',
  reserved: 'reserved',
  held: 'held',
  compromised: 'compromised',
  'being-cleaned': 'being cleaned',
  vacated: 'to be cleaned',
  'not-staffed': 'without staff',
  closed: 'closed',
  'male-only': 'male only',
  'female-only': 'female only',
};

export interface NotUsable {
  reason: string;
  beds: number;
}

/** `empty 7, usable 3: 2 leave, 1 closed, 1 male only`. */
export function figuresInWords(empty: number, usable: number, notUsable: readonly NotUsable[]): string {
  const reasons = notUsable.map(({ reason, beds }) => `${beds} ${WORDS[reason] ?? reason}`);
  return `empty ${empty}, usable ${usable}${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`;
}

/**
 * The figures of a ward for one sex: places that could be used, but are for the other one alone, are empty and not
 * usable. People whose place nobody said may be in any of the usable places, so no more are taken than were usable.
 */
export function figuresForSex(
  figures: { usable: number; notUsable: readonly NotUsable[] },
  sex: 'female' | 'male',
  places: readonly Pick<PlaceNow, 'state' | 'staffed' | 'sex'>[],
): { usable: number; notUsable: NotUsable[] } {
  const other = sex === 'female' ? 'male' : 'female';
  const open = places.filter((place) => place.state === 'open' && place.staffed);
  const fitting = open.filter((place) => place.sex !== other).length;
  const usable = Math.min(figures.usable, fitting);
  const beds = figures.usable - usable;
  const own = beds > 0 ? [{ reason: `${other}-only`, beds }] : [];
  return { usable, notUsable: [...figures.notUsable, ...own] };
}
