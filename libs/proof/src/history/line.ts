/** `unknown`: it may have happened or not (a line cut after COMMIT was sent, a process killed). Accepted either way, once. */
export type Outcome = 'ok' | 'failed' | 'unknown';

/** What every line of a history has. */
export interface Line {
  /** Milliseconds on the machine's monotonic clock, the same for every process. */
  at: number;
  /** Who wrote it: `sender-3`, `gateway-1/4` (instance 1 in its fourth life), `viewer-2`, `campaign`. */
  by: string;
}
