import { validateSync, type ValidationError } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { schemaOf } from '@careway/contracts';
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

/** Each service compiles these as it starts: no schema is looked at by the schema of schemas (a spec does), nor polished. */
const quick = { meta: false, validateSchema: false, code: { optimize: false } };
const ajv = addFormats.default(new Ajv2020({ strict: true, ...quick }));
const compiled = new WeakMap<object, ValidateFunction>();

function fitsOf(type: RowClass<Identified>): ValidateFunction {
  const fits = compiled.get(type) ?? ajv.compile(schemaOf(type));
  compiled.set(type, fits);
  return fits;
}

/** Makes rows of plain values and says what does not fit their class; a row with faults is not to be used. */
export function rowMaker<Row extends Identified>(
  type: RowClass<Row>,
): (values: object) => { row: Row; faults: FieldFault[] } {
  const fits = fitsOf(type);
  return (values) => {
    // A place has thousands of beds: the compiled schema passes what is good, class-validator explains what is not.
    const good: boolean = fits(values);
    const row: Row = good ? Object.assign(new type(), values) : (plainToInstance(type, values) as Row);
    const faults = good ? [] : explain(row, fits.errors?.[0]?.message);
    if (row.validTo !== undefined && row.validTo < row.validFrom)
      faults.push({ field: 'validTo', reason: 'lies before validFrom' });
    return { row, faults };
  };
}

function explain(row: object, otherwise = 'does not fit its schema'): FieldFault[] {
  const errors = validateSync(row, { whitelist: true, forbidNonWhitelisted: true });
  const faults = errors.flatMap((error) => fieldFaults(error, ''));
  return faults.length > 0 ? faults : [{ field: 'row', reason: otherwise }];
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
