import type { Entry } from './entry.ts';

/** A file of the history as it was found: its name, and its lines of JSON. */
export interface HistoryText {
  name: string;
  text: string;
}

/**
 * The entries of all files in the order of time; of the same moment, in the order of their file. A last line that a kill
 * has cut short is dropped. Throws for any other line that is no entry, with file and line.
 */
export function readHistory(files: readonly HistoryText[]): Entry[] {
  return files.flatMap(readFile).sort((a, b) => a.at - b.at);
}

function readFile({ name, text }: HistoryText): Entry[] {
  const lines = text.split('\n');
  // What is after the last line break was not written to its end; a whole file ends with one.
  const cut = lines.pop();
  const entries = lines.map((line, index) => readLine(line, `${name}:${index + 1}`));
  const last = cut ? entryOf(cut) : undefined;
  return last ? [...entries, last] : entries;
}

function readLine(line: string, place: string): Entry {
  const entry = entryOf(line);
  if (!entry) throw new Error(`${place} is not an entry of a history: ${line.slice(0, 80)}`);
  return entry;
}

function entryOf(line: string): Entry | undefined {
  try {
    const found = JSON.parse(line) as Partial<Entry> | null;
    return typeof found?.at === 'number' && typeof found.by === 'string' && typeof found.kind === 'string'
      ? (found as Entry)
      : undefined;
  } catch {
    return undefined;
  }
}
