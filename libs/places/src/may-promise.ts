import type { PlaceState } from './place.ts';

/** A place at the moment somebody wants it. */
export interface Promisable {
  state: PlaceState;
  reason?: string | undefined;
  staffed: boolean;
  /** Reference data has it today. */
  isKnown: boolean;
  /** Places of the ward that a person could be put in now: people whose place nobody said may be in any of them. */
  usableInWard: number;
}

/** Why a place can't be promised. */
export interface Refusal {
  code: 'not-open' | 'not-staffed' | 'not-known' | 'ward-full';
  says: string;
  fix: string;
}

const SAYS: Record<Exclude<PlaceState, 'open'>, string> = {
  held: 'is held for somebody',
  reserved: 'is reserved for somebody',
  occupied: 'is occupied',
  'on-leave': 'is kept for a person on leave',
  vacated: 'is vacated and not cleaned yet',
  'being-cleaned': 'is being cleaned',
  compromised: 'is compromised',
  closed: 'is closed',
};

const ANOTHER = 'Search again and take another place.';

/** Why the place may not be promised now; nothing when it may. */
export function whyNotPromised({ state, staffed, isKnown, usableInWard }: Promisable): Refusal | undefined {
  if (!isKnown) return { code: 'not-known', says: 'is no place of today', fix: ANOTHER };
  if (state !== 'open') return { code: 'not-open', says: SAYS[state], fix: ANOTHER };
  if (!staffed) return { code: 'not-staffed', says: 'has no staff now', fix: 'Tell the staffing of the ward first.' };
  if (usableInWard < 1) {
    const says = 'may be taken by somebody in the ward whose bed nobody said';
    return { code: 'ward-full', says, fix: 'Let the ward say who lies in which bed, or take a place elsewhere.' };
  }
  return undefined;
}
