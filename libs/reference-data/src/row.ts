import { validateSync, type ValidationError } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import type { Dated } from './rows/dated.ts';
import type { Fault } from './reference-data-error.ts';

/** A row that was read, and the line it stands on. */
export interface Read<Row> {
  file: string;
  line: number;
  row: Row;
  /** The line of one field, where a row takes several lines. */
  lineOf?: (field: string) => number;
}

export type Identified = Dated & { id: string };
export type RowClass<Row extends Identified> = new () => Row;

export interface FieldFault {
  /** Path from the row, such as `locationMap.3.wardId`. */
  field: string;
  reason: string;
}

/** Makes a row of plain values and says what does not fit its class; a row with faults is not to be used. */
export function toRow<Row extends Identified>(type: RowClass<Row>, values: object): { row: Row; faults: FieldFault[] } {
  const row = plainToInstance(type, values);
  const errors = validateSync(row, { whitelist: true, forbidNonWhitelisted: true });
  const faults = errors.flatMap((error) => fieldFaults(error, ''));
  if (row.validTo !== undefined && row.validTo < row.validFrom)
    faults.push({ field: 'validTo', reason: 'lies before validFrom' });
  return { row, faults };
}

function fieldFaults({ property, value, constraints, children }: ValidationError, path: string): FieldFault[] {
  const field = path ? `${path}.${property}` : property;
  const inner = (children ?? []).flatMap((child) => fieldFaults(child, field));
  if (!constraints) return inner;
  if (value === undefined || value === '') return [{ field, reason: 'is empty' }, ...inner];
  const rules = Object.values(constraints).map((rule) => rule.replace(`${property} `, '').replace('property ', ''));
  return [{ field, reason: `${rules.join(' and ')}; it is ${JSON.stringify(value)}` }, ...inner];
}

/** A fault of a row that was read. */
export const faultAt = (read: Read<unknown>, field: string, reason: string): Fault => ({
  file: read.file,
  line: read.lineOf?.(field) ?? read.line,
  field,
  reason,
});
