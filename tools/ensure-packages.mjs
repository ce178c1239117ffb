import { existsSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { Mendable, step } from './progress.mjs';
import { root } from './root.mjs';
import { runQuietly } from './run-quietly.mjs';

const FIRST_INSTALL_BYTES = 2e9;
const RUN_BYTES = 300e6;

/** Installs what package-lock.json pins when node_modules holds something else; otherwise does nothing, in milliseconds. */
export async function ensurePackages() {
  const installed = packagesMatch();
  enoughDisk(installed ? RUN_BYTES : FIRST_INSTALL_BYTES);
  if (installed) return;
  const complaint = 'npm could not install the packages that package-lock.json pins. It said:';
  await step('Packages (npm ci)', async () => {
    // npm ci does this too, and gives up where a folder is not empty at once.
    rmSync(join(root, 'node_modules'), { recursive: true, force: true, maxRetries: 5 });
    await runQuietly('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], complaint, {
      shell: process.platform === 'win32',
    });
  });
}

/** Whether each package of the lock file is there in its version; those of other platforms need not be. */
export function packagesMatch(folder = root) {
  const lock = packagesOf(join(folder, 'package-lock.json'));
  const there = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  if (!lock || !there) return false;
  return Object.entries(lock).every(([path, wanted]) => {
    const found = there[path];
    if (path === '') return true;
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

const mega = (bytes) => `${Math.round(bytes / 1e6).toLocaleString('en-GB')} MB`;

/** @param {number} bytes needed in the checkout */
function enoughDisk(bytes) {
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize >= bytes) return;
  throw new Mendable(
    `There is not enough disk: ${mega(bavail * bsize)} are free in ${root}, ${mega(bytes)} are needed. Free some and run the command again.`,
  );
}
