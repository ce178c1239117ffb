import { sayAge, sayClock } from '@careway/pressure';
import type { Liveness } from './liveness.ts';

export interface Trust {
  liveness: Liveness;
  silentMs: number;
  /** When anything was last heard, on the service's clock. */
  heardAt: number;
}

/** `live, 3 s`; a warning; or since when nothing here is live. */
export function sayLiveness({ liveness, silentMs, heardAt }: Trust): string {
  const silent = sayAge(silentMs / 1000);
  if (liveness === 'live') return `live, ${silent}`;
  return liveness === 'quiet'
    ? `Nothing heard for ${silent}: these figures may be old`
    : `not live since ${sayClock(heardAt)}`;
}
