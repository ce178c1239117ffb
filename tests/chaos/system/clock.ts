import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIBRARY = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
].find((path) => existsSync(path));

export const canJump = (): boolean => LIBRARY !== undefined;

/** The wall clock of one instance, which may be set while its process runs; its monotonic clock stays true. */
export class Clock {
  private readonly file: string;

  constructor(folder: string, name: string) {
    mkdirSync(join(folder, 'clocks'), { recursive: true });
    this.file = join(folder, 'clocks', name);
    this.set(0);
  }

  /** So many seconds before (-) or after (+) the true time. A process notices within a second. */
  set(seconds: number): void {
    // Renamed into its place: a process that read half a file would see a time that nobody set.
    writeFileSync(`${this.file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    renameSync(`${this.file}.new`, this.file);
  }

  /** What a process is started with so that it goes by this clock (libfaketime). */
  environment(): Record<string, string> {
    if (!LIBRARY) return {};
    return {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Reading the file at every look at the clock would cost more than the clock.
      FAKETIME_CACHE_DURATION: '1',
    };
  }
}
