/** How long a place may be held: bed tracking allows 4 hours by its own clock. */
export const HOLD_MINUTES = [15, 30, 60, 120, 180];

/** A hold as it was last asked for. */
export interface LastHold {
  minutes: number;
  until: string;
  /** Whether an answer came. */
  answered: boolean;
}

/**
 * Until when to ask for. A hold that got no answer is asked for again until the very same time, so that it is the same
 * command and is done once. `now` is the service's, epoch ms.
 */
export const untilOf = (minutes: number, now: number, last: LastHold | undefined): string =>
  last && !last.answered && last.minutes === minutes ? last.until : new Date(now + minutes * 60_000).toISOString();
