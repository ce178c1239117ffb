import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

/** Kinds with deadlines that a busy machine can miss. A unit test has none, and a proof judges what chance brought. */
const KINDS = ['int', 'e2e'];
/** Specs that draw by chance too: run again, they would look at something else. */
const BY_CHANCE = /\/fuzz\/|\bfrom 'fast-check'/;
/** When more files than this fail, it is not the machine's doing. */
const AT_MOST = 3;

/**
 * Of the files that failed, those to run once more, alone. What fails twice has failed; what passes then is named as
 * unsteady, for somebody to mend.
 * @param {'unit' | 'int' | 'e2e' | 'proof'} kind
 * @param {string[]} failed paths below the root
 * @param {(path: string) => string} read
 */
export function forSecondLook(kind, failed, read = (path) => readFileSync(join(root, path), 'utf8')) {
  if (!KINDS.includes(kind) || failed.length > AT_MOST) return [];
  return failed.filter((path) => !BY_CHANCE.test(`${path}\n${read(path)}`));
}
