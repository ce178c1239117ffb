import { openSync, writeSync } from 'node:fs';
import type { Entry } from '@careway/proof';

type WithoutStamp<One> = One extends Entry ? Omit<One, 'at' | 'by'> & { by?: string; at?: number } : never;
export type Said = WithoutStamp<Entry>;

/** Milliseconds on the machine's monotonic clock. */
export const monotonicMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;

/** A history file that is only added to. Each line is in the system's hands when `write` returns: a SIGKILL loses none. */
export class HistoryFile {
  private readonly file: number;

  constructor(
    path: string,
    private readonly by: string,
  ) {
    this.file = openSync(path, 'a');
  }

  readonly write = (said: Said): void =>
    void writeSync(this.file, `${JSON.stringify({ at: monotonicMs(), by: this.by, ...said })}\n`);
}
