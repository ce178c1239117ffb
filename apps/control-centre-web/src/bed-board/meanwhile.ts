import type { PlaceState, PlaceStatus } from '@careway/places';
import type { Problem } from '../ask/problem.ts';
import { sayPlaceState } from './place-now.ts';

/** As much of a place as somebody decides by. */
export type Standing = Pick<PlaceStatus, 'version' | 'state' | 'staffed' | 'reason'>;

/**
 * How a place stands now when that is not as it was seen: by the page, which looks again, or by the refusal of a
 * command, whichever is newer.
 */
export function meanwhile(seen: Standing, now: Standing | undefined, problem?: Problem): Standing | undefined {
  const told = problem?.current && standingOf(problem.current, seen);
  const [newest] = [now, told].filter((one) => one !== undefined).sort((a, b) => b.version - a.version);
  return newest && newest.version > seen.version ? newest : undefined;
}

const standingOf = (
  { version, state, reason, staffed }: NonNullable<Problem['current']>,
  seen: Standing,
): Standing => ({
  version,
  state: (state ?? seen.state) as PlaceState,
  staffed: typeof staffed === 'boolean' ? staffed : seen.staffed,
  reason,
});

/** `vacated`, `closed: leak` */
export const sayStanding = (standing: Standing): string =>
  `${sayPlaceState(standing)}${standing.reason ? `: ${standing.reason}` : ''}`;
