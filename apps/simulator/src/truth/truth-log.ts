import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Happening } from '../model/happening.ts';

const LARGEST_BYTES = 100_000_000;

/**
 * What really happened, as JSON lines that are only ever appended: `truth.jsonl` in the state folder. When it has grown
 * large it becomes `truth.before.jsonl` and a new one begins.
 */
export class TruthLog {
  private readonly file: string;
  private bytes: number;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, 'truth.jsonl');
    this.bytes = existsSync(this.file) ? statSync(this.file).size : 0;
  }

  append(happenings: readonly Happening[]): void {
    if (happenings.length === 0) return;
    const text = happenings.map((one) => `${JSON.stringify(line(one))}\n`).join('');
    appendFileSync(this.file, text);
    this.bytes += text.length;
    if (this.bytes < LARGEST_BYTES) return;
    renameSync(this.file, path.join(this.folder, 'truth.before.jsonl'));
    this.bytes = 0;
  }
}

function line({ at, sayAt, trigger, true: so, trust, stayId, visitNumber, person, spot, prior, mergedMrn }: Happening) {
  return {
    at: new Date(at).toISOString(),
    saidAt: new Date(sayAt).toISOString(),
    trigger,
    /** false: a mistake of the clerk or its cancel; nobody moved. */
    true: so,
    trust,
    stay: stayId,
    visit: visitNumber,
    mrn: person.mrn,
    ward: spot.wardId,
    from: prior?.wardId,
    merged: mergedMrn,
  };
}
