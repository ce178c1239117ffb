import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { installOrAsk } from './install-or-ask.mjs';
import { Mendable } from './progress.mjs';
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
  await ensureItRuns();
  return runWithPinnedNode(process.argv.slice(1));
}

/** Node 26 needs one library that a bare Debian has not. */
async function ensureItRuns() {
  const { status, stderr, error } = spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' });
  if (status === 0) return;
  const why = (error?.message ?? stderr).trim();
  if (why.includes('libatomic'))
    return void (await installOrAsk(['libatomic1'], `The pinned Node does not run yet: ${why}`));
  throw new Mendable(
    `The pinned Node of this checkout does not run here: ${why}\nRemove node_modules and start again.`,
  );
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
