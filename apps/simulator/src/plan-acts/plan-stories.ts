import { HOUR, MINUTE } from '../model/london-time.ts';
import { chanceOf, uuidOf } from './named-chance.ts';
import type { Story, Tell } from './story.ts';
import { tellAdmission } from './tell-admission.ts';
import { tellClosure } from './tell-closure.ts';
import { tellHold } from './tell-hold.ts';
import { tellLook } from './tell-look.ts';
import { tellTransfer } from './tell-transfer.ts';

/** Stories of each kind that begin in an hour, in the long run: with three acts a story about two acts a minute. */
const KINDS: Readonly<Record<string, { perHour: number; tell: Tell }>> = {
  hold: { perHour: 14, tell: tellHold },
  admission: { perHour: 8, tell: tellAdmission },
  closure: { perHour: 10, tell: tellClosure },
  transfer: { perHour: 10, tell: tellTransfer },
  look: { perHour: 3, tell: tellLook },
};

const SLOT = 10 * MINUTE;

/**
 * The stories that begin from a moment of simulated time up to another (ms, the second not included), by their
 * beginning. It depends on the seed and the time alone: however the time is cut into pieces, the stories are the same.
 */
export function storiesBetween(seed: number, from: number, until: number): Story[] {
  const stories: Story[] = [];
  for (let slot = Math.floor(from / SLOT); slot * SLOT < until; slot++) stories.push(...storiesOfSlot(seed, slot));
  return stories
    .filter((story) => begins(story) >= from && begins(story) < until)
    .sort((one, other) => begins(one) - begins(other));
}

const begins = ({ steps }: Story): number => steps[0]!.at;

/** Stories come one after the other as a Poisson stream. */
function storiesOfSlot(seed: number, slot: number): Story[] {
  return Object.entries(KINDS).flatMap(([kind, { perHour, tell }]) => {
    const random = chanceOf(seed, kind, slot);
    const stories: Story[] = [];
    const gap = (): number => random.exponential(HOUR / perHour);
    for (let at = gap(); at < SLOT; at += gap()) {
      const id = `${kind}-${slot}-${stories.length + 1}`;
      const own = chanceOf(seed, id);
      const steps = tell(own, slot * SLOT + Math.floor(at), (part) => uuidOf(seed, id, part));
      stories.push({ id, steps });
    }
    return stories;
  });
}

/** The key of a step's command: the same whenever the step is done, so that it has one effect. */
export const keyOf = (seed: number, storyId: string, step: number): string => uuidOf(seed, storyId, 'step', step);
