import type { DOORS, Interface } from './rows/interface.ts';

/** Who sent a message, and by which door it came. */
export interface Sender {
  /** MSH-3 */
  application: string;
  /** MSH-4 */
  facility: string;
  door: (typeof DOORS)[number];
}

const ANY = '*';

const fits = (allowed: readonly string[], said: string): number =>
  allowed.includes(said) ? 2 : allowed.includes(ANY) ? 1 : 0;

/** The interface that says most about the sender: application and facility named before one of them, before any. */
export function findInterface(interfaces: readonly Interface[], sender: Sender): Interface | undefined {
  let best: { one: Interface; score: number } | undefined;
  for (const one of interfaces) {
    const application = fits(one.allowedApplications, sender.application);
    const facility = fits(one.allowedFacilities, sender.facility);
    if (!application || !facility || !one.doors.includes(sender.door)) continue;
    if (!best || application + facility > best.score) best = { one, score: application + facility };
  }
  return best?.one;
}
