import type { PromiseNumber, Verdict } from './verdict.ts';

/** The line that a run ends with. Times are seconds. */
export interface Summary {
  faults: number;
  messages: number;
  violations: Readonly<Record<PromiseNumber, number>>;
  missing: readonly string[];
  worst_recovery_s: number;
  recovery_s: Record<string, { rounds: number; p50: number; worst: number }>;
  seed: number;
}

const seconds = (ms: number): number => Math.round(ms / 10) / 100;

export const summaryOf = (verdict: Verdict, seed: number): Summary => ({
  faults: verdict.faults,
  messages: verdict.messages,
  violations: verdict.byPromise,
  missing: verdict.missing,
  worst_recovery_s: seconds(verdict.worstRecoveryMs),
  recovery_s: Object.fromEntries(
    Object.entries(verdict.recoveries).map(([sort, { count, p50Ms, worstMs }]) => [
      sort,
      { rounds: count, p50: seconds(p50Ms), worst: seconds(worstMs) },
    ]),
  ),
  seed,
});
