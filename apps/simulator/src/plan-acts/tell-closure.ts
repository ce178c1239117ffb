import { MINUTE } from '../model/london-time.ts';
import type { Tell } from './story.ts';
import { CLOSING, OPEN_REASONS } from './words.ts';

const STAFF = [
  { by: 'bea-manager', providerId: 'RXY' },
  { by: 'tom-beds', providerId: 'RVV' },
  { by: 'sita-site', providerId: 'RVV' },
  { by: 'mia-beds', providerId: 'RPA' },
] as const;
const CONDITIONS = ['closed', 'compromised', 'being-cleaned'] as const;

/** A place that nobody is in is closed, damaged or cleaned, and opened again within hours. */
export const tellClosure: Tell = (random, at) => {
  const { by, providerId } = random.pick(STAFF);
  const condition = CONDITIONS[random.weighted([0.5, 0.15, 0.35])]!;
  const reason = random.pick(CLOSING[condition]);
  const minutes = condition === 'being-cleaned' ? random.between(20, 60) : random.between(30, 180);
  const choice = random.next();
  return [
    { at, by, act: { do: 'close', providerId, condition, reason, choice } },
    { at: at + minutes * MINUTE, by, act: { do: 'open', reason: random.pick(OPEN_REASONS) } },
  ];
};
