import { statfsSync } from 'node:fs';
import { mountSmallDisk, resizeSmallDisk, unmountSmallDisks } from './platform.ts';

const ROOM_MB = 4_096;
const PAGE = 4_096;
const ATTEMPTS = 50;

/** A small file system for PostgreSQL's data alone (in memory), that can be full and have room again. */
export class SmallDisk {
  /** Why there is none; PostgreSQL's data is then on the disk that everything is on. */
  readonly missing: string | undefined;
  private readonly data: string | undefined;

  /** Mounts it in a folder where PostgreSQL has not been yet. */
  constructor(private readonly folder: string) {
    const { data, problem } = mountSmallDisk(folder, ROOM_MB);
    this.data = data;
    this.missing = problem;
  }

  /** Leaves no room at all: the file system is made as small as what is in it. */
  fill(): void {
    // What is written between the look and the deed makes the deed fail; then it is looked again.
    for (let attempt = 1; ; attempt += 1) {
      const { blocks, bfree, bsize } = statfsSync(this.data!);
      const problem = resizeSmallDisk(this.data!, `${(blocks - bfree) * bsize + attempt * PAGE}`);
      if (!problem) return;
      if (attempt === ATTEMPTS) throw new Error(`the file system of PostgreSQL could not be filled: ${problem}`);
    }
  }

  /** Gives all the room back. */
  free(): void {
    const problem = resizeSmallDisk(this.data!, `${ROOM_MB}m`);
    if (problem) throw new Error(`the file system of PostgreSQL got no room again: ${problem}`);
  }

  unmount(): void {
    unmountSmallDisks(this.folder);
  }
}
