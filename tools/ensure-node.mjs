import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { whenOrphaned } from './when-orphaned.mjs';

/** The Node that package-lock.json pins. */
export const pinnedNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Runs this very command again with the pinned Node, unless it is that one already. Gives the exit code of that run,
 * or undefined when the caller is the pinned one and goes on itself.
 */
export async function runAgainWithPinnedNode() {
  if (existsSync(pinnedNode) && realpathSync(pinnedNode) === realpathSync(process.execPath)) return undefined;
  return runWithPinnedNode(process.argv.slice(1));
}

/** Runs the pinned Node on these words; signals go through to it. Gives its exit code. */
export function runWithPinnedNode(words) {
  const child = spawn(pinnedNode, words, { stdio: 'inherit' });
  // The child decides when it stops; it takes what comes several times, from here and from the terminal, for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
