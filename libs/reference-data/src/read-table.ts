import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { schemaOf } from '@careway/contracts';
import { columnName, propertyName } from './column-name.ts';
import type { Fault } from './reference-data-error.ts';
import { rowMaker, type Identified, type Read, type RowClass } from './row.ts';

interface Line {
  record: Record<string, string>;
  info: { lines: number };
}

type Types = Record<string, { type?: string }>;

/** Reads a CSV file whose columns are the fields of a row class, in snake case. Faults go to `faults`. */
export function readTable<Row extends Identified>(
  folder: string,
  file: string,
  type: RowClass<Row>,
  faults: Fault[],
): Read<Row>[] {
  const whole = path.join(folder, file);
  if (!existsSync(whole)) {
    faults.push({ file, line: 0, field: 'file', reason: 'does not exist' });
    return [];
  }
  const { properties, required } = schemaOf(type) as { properties: Types; required: string[] };
  const kinds = new Map(Object.entries(properties).map(([property, { type: kind }]) => [property, kind]));
  const lines = parseLines(readFileSync(whole, 'utf8'), file, faults, (columns) => {
    checkColumns(columns, [...kinds.keys()], required, file, faults);
    return columns.map(propertyName);
  });
  const toRow = rowMaker(type);
  return lines.flatMap(({ record, info }) => {
    const { row, faults: found } = toRow(typed(record, kinds));
    for (const { field, reason } of found)
      faults.push({
        file,
        line: info.lines,
        field: columnName(field),
        reason: reason.replace('validFrom', 'valid_from'),
      });
    return found.length > 0 ? [] : [{ file, line: info.lines, row }];
  });
}

function parseLines(text: string, file: string, faults: Fault[], columns: (header: string[]) => string[]): Line[] {
  try {
    return parse(text, { columns, info: true, bom: true, trim: true, skip_empty_lines: true }) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({ file, line: Number(error['lines'] ?? 1), field: 'line', reason: error.message });
    return [];
  }
}

function checkColumns(columns: string[], known: string[], required: string[], file: string, faults: Fault[]): void {
  const names = known.map(columnName);
  for (const column of columns)
    if (!names.includes(column))
      faults.push({ file, line: 1, field: column, reason: `is not a column; the columns are ${names.join(', ')}` });
  for (const column of required.map(columnName))
    if (!columns.includes(column)) faults.push({ file, line: 1, field: column, reason: 'is a column that is missing' });
}

/** An empty cell says nothing; numbers and yes/no are read by the type of the field; unknown columns are told once. */
function typed(record: Record<string, string>, kinds: ReadonlyMap<string, string | undefined>): object {
  const values: Record<string, unknown> = {};
  for (const [property, text] of Object.entries(record)) {
    const kind = kinds.get(property);
    if (kind !== undefined && text !== '') values[property] = valueOf(text, kind);
  }
  return values;
}

function valueOf(text: string, kind: string): unknown {
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (kind === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return text === 'yes' ? true : text === 'no' ? false : text;
  return text;
}
