import type { Entry } from '../history/entry.ts';
import { PROMISES, type PromiseNumber, type Verdict } from './verdict.ts';

export interface CheckOptions {
  /** Stated recovery times in milliseconds, by sort of fault, where they differ from those of `FAULT_SORTS`. */
  boundsMs?: Readonly<Record<string, number>>;
}

/** Judges a whole history, in the order of time. */
export function check(_history: readonly Entry[], _options: CheckOptions = {}): Verdict {
  const byPromise = Object.fromEntries(PROMISES.map((one) => [one, 0])) as Record<PromiseNumber, number>;
  return {
    passed: false,
    messages: 0,
    faults: 0,
    violations: [],
    byPromise,
    missing: ['the checker is not built yet'],
    worstRecoveryMs: 0,
    recoveries: {},
  };
}
