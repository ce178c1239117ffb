import type { Entry } from '../history/entry.ts';
import type { IndexedHistory } from './indexed-history.ts';

/** What a promise found broken: a sentence, the lines that show it, and the ids whose way through the system tells more. */
export interface Found {
  what: string;
  lines: readonly Entry[];
  /** Control ids, message ids or event ids. */
  about?: readonly string[];
}

/** Looks for breaches of one promise in a whole history. */
export type Look = (history: IndexedHistory) => Found[];
