import type { Said } from '../inside/history-file.ts';

/** Adds a line to the history. */
export type Write = (said: Said) => void;
