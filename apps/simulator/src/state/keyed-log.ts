import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Values after which the file is written anew. */
const COMPACT_AFTER = 200_000;

type Entry = [key: string, value: unknown];

/**
 * Values by key in a file of JSON lines. A line is one commit, a list of `["key", value]`; of a key the last counts and
 * `null` deletes. A commit is there after the process was killed; one cut short at the end is left out, all of it.
 */
export class KeyedLog {
  readonly values = new Map<string, unknown>();
  private lines = 0;
  private pending: Entry[] = [];

  constructor(private readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    if (existsSync(file)) this.read();
    this.compact();
  }

  put(key: string, value: unknown): void {
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
    this.pending.push([key, value]);
  }

  commit(): void {
    if (this.pending.length === 0) return;
    appendFileSync(this.file, `${JSON.stringify(this.pending)}\n`);
    this.lines += this.pending.length;
    this.pending = [];
    if (this.lines > COMPACT_AFTER + 2 * this.values.size) this.compact();
  }

  /** Keys that begin with a prefix, with their values. */
  *under<Value>(prefix: string): Iterable<[string, Value]> {
    for (const [key, value] of this.values)
      if (key.startsWith(prefix)) yield [key.slice(prefix.length), value as Value];
  }

  private read(): void {
    for (const line of readFileSync(this.file, 'utf8').split('\n')) {
      for (const [key, value] of parse(line)) {
        if (value === null) this.values.delete(key);
        else this.values.set(key, value);
      }
    }
  }

  private compact(): void {
    const text = `${JSON.stringify([...this.values])}\n`;
    writeFileSync(`${this.file}.new`, text);
    renameSync(`${this.file}.new`, this.file);
    this.lines = this.values.size;
  }
}

function parse(line: string): Entry[] {
  try {
    return line === '' ? [] : (JSON.parse(line) as Entry[]);
  } catch {
    return [];
  }
}
