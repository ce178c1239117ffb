import type { PersonAway } from './person-away.ts';

/** Placed away only because no local bed was free (NHS England, out-of-area placements: reason 10, inappropriate). */
export const INAPPROPRIATE = '10';

/** Nights from which a placement is long, and very long. */
const [LONG_NIGHTS, VERY_LONG_NIGHTS] = [60, 90];

/** Kilometres at which the bands of distance begin: 0-19, 20-49, 50-99, 100 and over. */
const KM_BANDS = [20, 50, 100];

/** One thing that puts a person before another. `weight`: the greater goes first. `say`: in words, for the list. */
export interface Criterion {
  name: string;
  weight(person: PersonAway): number;
  say(person: PersonAway): string;
}

/**
 * What counts, the first above all others. None of them guesses about a person: each is a fact of the placement that
 * anybody can check.
 */
export const CRITERIA: readonly Criterion[] = [
  {
    name: 'why away',
    weight: ({ reasonCode }) => (reasonCode === INAPPROPRIATE ? 1 : 0),
    say: ({ reasonCode }) =>
      reasonCode === INAPPROPRIATE ? 'away only for want of a local bed (reason 10)' : `away for reason ${reasonCode}`,
  },
  {
    name: 'wish',
    weight: ({ wish }) => (wish === 'wants-home' ? 1 : 0),
    say: ({ wish }) => (wish === 'wants-home' ? 'wants to come home' : 'wish not known: ask'),
  },
  {
    name: 'long stay',
    weight: ({ nights }) => [LONG_NIGHTS, VERY_LONG_NIGHTS].filter((limit) => nights >= limit).length,
    say: stayed,
  },
  {
    name: 'continuity',
    weight: ({ contactsMissed }) => (contactsMissed > 0 ? 1 : 0),
    say: ({ contactsMissed }) =>
      contactsMissed > 0 ? `${counted(contactsMissed, 'contact')} missed` : 'no contact missed',
  },
  {
    name: 'distance',
    weight: ({ kmFromHome }) => (kmFromHome === undefined ? -1 : KM_BANDS.filter((km) => kmFromHome >= km).length),
    say: ({ kmFromHome }) =>
      kmFromHome === undefined ? 'distance not known' : `${Math.round(kmFromHome)} km from home`,
  },
  { name: 'nights', weight: ({ nights }) => nights, say: stayed },
];

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

function stayed({ nights }: PersonAway): string {
  const away = `${counted(nights, 'night')} away`;
  if (nights >= VERY_LONG_NIGHTS) return `${away}, over ${VERY_LONG_NIGHTS}`;
  return nights >= LONG_NIGHTS ? `${away}, over ${LONG_NIGHTS}` : away;
}
