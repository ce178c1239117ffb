import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder, spawnAsNobody } from './platform.ts';

const ROOM_MB = 1_024;
const PAGE = 4_096;

/** A small file system for PostgreSQL's data alone (tmpfs), that can be full and have room again. */
export class SmallDisk {
  private constructor(
    private readonly folder: string,
    /** Why there is none; PostgreSQL is then on the disk that everything is on. */
    readonly missing: string | undefined,
  ) {}

  /** Mounts it where tools/platform/postgres.mjs puts the data, which must not be there yet. */
  static mount(folder: string): SmallDisk {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return new SmallDisk(folder, 'only root on Linux may mount a small file system for PostgreSQL');
    const data = ownFolder(join(folder, 'postgres'));
    const { uid, gid } = spawnAsNobody();
    const options = `size=${ROOM_MB}m,mode=700,uid=${uid},gid=${gid}`;
    const problem = run('mount', ['-t', 'tmpfs', '-o', options, 'careway-chaos', data]);
    return new SmallDisk(data, problem && `no small file system could be mounted here: ${problem}`);
  }

  /** Leaves no room at all: the file system is made as small as what is in it. */
  fill(): void {
    // What is written between the look and the deed makes the deed fail; then it is looked again.
    for (let attempt = 0; ; attempt += 1) {
      const { blocks, bfree, bsize } = statfsSync(this.folder);
      const used = (blocks - bfree) * bsize;
      const problem = this.resize(`${used + attempt * PAGE}`);
      if (!problem) return;
      if (attempt === 50) throw new Error(`the file system of PostgreSQL could not be filled: ${problem}`);
    }
  }

  /** Gives all the room back. */
  free(): void {
    const problem = this.resize(`${ROOM_MB}m`);
    if (problem) throw new Error(`the file system of PostgreSQL got no room again: ${problem}`);
  }

  unmount(): void {
    if (!this.missing) run('umount', ['--lazy', this.folder]);
  }

  private resize(size: string): string | undefined {
    return run('mount', ['-o', `remount,size=${size}`, this.folder]);
  }
}

function run(command: string, args: string[]): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr).trim();
}
