import { HOUR, MINUTE } from '../model/london-time.ts';
import type { Tell } from './story.ts';
import { CONFIRM_REASONS, HOLD_REASONS } from './words.ts';

const STAFF = [
  { by: 'sita-site', trust: 'RVV' },
  { by: 'tom-beds', trust: 'RVV' },
  { by: 'mia-beds', trust: 'RPA' },
] as const;

/** A bed is promised to somebody who waits in the emergency department and then comes to it; what stays unused is given back. */
export const tellAdmission: Tell = (random, at) => {
  const { by, trust } = random.pick(STAFF);
  const hold = { do: 'hold-for-waiting', trust, reason: random.pick(HOLD_REASONS), choice: random.next() } as const;
  return [
    { at, by, act: hold },
    { at: at + random.between(2, 8) * MINUTE, by, act: { do: 'confirm', reason: random.pick(CONFIRM_REASONS) } },
    { at: at + 4 * HOUR, by, act: { do: 'tidy', reason: 'The person went to another bed' } },
  ];
};
