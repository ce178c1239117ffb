import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistory, type Entry } from '@careway/proof';
import type { Said } from '../inside/history-file.ts';

/** Adds a line to the history. */
export type Write = (said: Said) => void;

/** Everything that anybody has written so far, in the order of time. */
export const historyIn = (folder: string): Entry[] =>
  readHistory(readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })));
