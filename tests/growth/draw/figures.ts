import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine.ts';
import type { Point } from '../measure/point.ts';

export const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');
const FILE = join(DOCS, 'growth.json');

/** What a whole run found: all that is drawn and told of it, so that drawing again needs no measuring. */
export interface Figures {
  /** Day of the run, ISO 8601. */
  measured: string;
  machine: Machine;
  rounds: number;
  /** How long the run took. */
  seconds: number;
  /** What a reader has to know of this run beside that. */
  note?: string;
  /** Medians over the rounds. */
  points: Point[];
}

export const readFigures = (): Figures => JSON.parse(readFileSync(FILE, 'utf8')) as Figures;

export const writeFigures = (figures: Figures): void => writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`);
