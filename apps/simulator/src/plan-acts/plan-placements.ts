import { DAY } from '../model/london-time.ts';
import { chanceOf, uuidOf } from './named-chance.ts';
import type { Story } from './story.ts';
import { tellPlacement } from './tell-placement.ts';

/**
 * Placements that begin in a day, in the long run: for want of an acute bed so many that their nights are about the 570
 * a quarter that the plan allows; for other reasons a few. Assumed: winter has more.
 */
const PER_DAY = { 'want-of-bed': 0.205, 'other-reason': 0.03 } as const;
const IN_WINTER = 1.2;
const IN_SUMMER = 0.86;
const WINTER_MONTHS = new Set([10, 11, 0, 1, 2]);

/**
 * The placements whose first step is from a moment of real time up to another (ms, the second not included). Nights are
 * reckoned by the calendar, so they do not run faster than life. It depends on the seed and the time alone.
 */
export function placementsBetween(seed: number, from: number, until: number): Story[] {
  const stories: Story[] = [];
  // What began yesterday may be written down today.
  for (let day = Math.floor(from / DAY) - 1; day * DAY < until; day++) stories.push(...placementsOf(seed, day));
  return stories
    .filter(({ steps }) => steps[0]!.at >= from && steps[0]!.at < until)
    .sort((one, other) => one.steps[0]!.at - other.steps[0]!.at);
}

function placementsOf(seed: number, day: number): Story[] {
  const season = WINTER_MONTHS.has(new Date(day * DAY).getUTCMonth()) ? IN_WINTER : IN_SUMMER;
  return Object.entries(PER_DAY).flatMap(([kind, perDay]) => {
    const random = chanceOf(seed, 'placement', kind, day);
    const stories: Story[] = [];
    const gap = (): number => random.exponential(DAY / (perDay * season));
    for (let at = gap(); at < DAY; at += gap()) {
      const id = `placement-${kind}-${day}-${stories.length + 1}`;
      const newId = (part: string): string => uuidOf(seed, id, part);
      const steps = tellPlacement(chanceOf(seed, id), day * DAY + Math.floor(at), newId, kind === 'want-of-bed');
      stories.push({ id, byCalendar: true, steps });
    }
    return stories;
  });
}
