import type { Tell } from './story.ts';
import { KEEP_REASONS, NOT_THIS_REASONS } from './words.ts';

/** Somebody looks at the ways home and decides about one: who comes home is decided when a placement is to end. */
export const tellLook: Tell = (random, at) => {
  const decision = random.chance(0.6) ? 'keep-for-others' : 'not-this-person';
  const reason = random.pick(decision === 'keep-for-others' ? KEEP_REASONS : NOT_THIS_REASONS);
  return [{ at, by: 'owen-lead', act: { do: 'pass-over', decision, reason, choice: random.next() } }];
};
