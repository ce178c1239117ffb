import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder, spawnAsNobody } from './as-nobody.mjs';

/** What `mount` shows as the source of such a file system. */
const NAME = 'careway-disk';

/**
 * Mounts a file system of `megabytes`, in memory, where `startPostgres` of the same folder puts its data.
 * @returns {{data?: string, problem?: string}} where it is, or why there is none
 */
export function mountSmallDisk(folder, megabytes) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { problem: 'only root on Linux may mount a small file system' };
  const data = ownFolder(join(folder, 'postgres'));
  const { uid, gid } = spawnAsNobody();
  const problem = mount(['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700,uid=${uid},gid=${gid}`, NAME, data]);
  return problem ? { problem } : { data };
}

/** Makes the file system at `data` so large; not smaller than what is in it. Gives the problem, if there is one. */
export const resizeSmallDisk = (data, size) => mount(['-o', `remount,size=${size}`, data]);

/** Unmounts what is mounted for `folder`, also what a crashed run left. */
export function unmountSmallDisks(folder) {
  if (process.platform !== 'linux' || !existsSync(folder)) return;
  const places = [folder, join(folder, 'postgres')]
    .filter((place) => existsSync(place))
    .map((place) => realpathSync(place));
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '));
  for (const [name, at] of mounts) {
    if (name === NAME && places.some((place) => at === place || at.startsWith(`${place}/`)))
      spawnSync('umount', ['--lazy', at]);
  }
}

function mount(args) {
  const { status, stderr, error } = spawnSync('mount', args, { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr).trim();
}
