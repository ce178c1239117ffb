import type { Entry } from '../history/entry.ts';

/** The promises that a history can break, by the numbers of docs/promises.md. */
export const PROMISES = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12] as const;
export type PromiseNumber = (typeof PROMISES)[number];

/** A promise that was broken, and the shortest story that shows it, in the order of time. */
export interface Violation {
  promise: PromiseNumber;
  /** A sentence for a person. */
  what: string;
  /** The messages and events that the story is about: control ids, message ids, event ids. */
  about: readonly string[];
  story: readonly Entry[];
}

/** How long it took from the last healing until everything had come through, in milliseconds. */
export interface Recoveries {
  count: number;
  p50Ms: number;
  worstMs: number;
}

/** What a history shows. */
export interface Verdict {
  /** Nothing was broken, and nothing is missing that would show it. */
  passed: boolean;
  /** Messages that were accepted. */
  messages: number;
  /** Faults that were done. */
  faults: number;
  violations: readonly Violation[];
  byPromise: Readonly<Record<PromiseNumber, number>>;
  /** What the history doesn't have, so that it proves less than it should: sentences. */
  missing: readonly string[];
  worstRecoveryMs: number;
  /** By sort of fault; a round counts for each sort that was in it. */
  recoveries: Readonly<Record<string, Recoveries>>;
}
