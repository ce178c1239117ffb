import { CsvError, parse } from 'csv-parse/sync';
import { problem } from '@careway/service-kit';

/** Columns of the CSV and the fields of an observation that they are. */
const COLUMNS: Readonly<Record<string, string>> = {
  control_id: 'controlId',
  sending_application: 'sendingApplication',
  sending_facility: 'sendingFacility',
  figure_id: 'figureId',
  place_id: 'placeId',
  value: 'value',
  unit: 'unit',
  as_of: 'asOf',
};
const OPTIONAL = ['unit'];

/** One row: the line it ends on, and the body that the same observation would be as JSON. */
export interface CsvRow {
  line: number;
  body: Record<string, unknown>;
}

interface Line {
  record: Record<string, string>;
  info: { lines: number };
}

/** Reads the rows; an empty value is unknown. Throws a problem when it is no CSV or its columns are others. */
export function readCsv(bytes: Buffer): CsvRow[] {
  const lines = linesOf(bytes.toString('utf8'));
  return lines.map(({ record, info }) => ({ line: info.lines, body: bodyOf(record) }));
}

function linesOf(text: string): Line[] {
  try {
    const options = { columns: checked, info: true, bom: true, trim: true, skip_empty_lines: true } as const;
    return parse(text, options) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw notCsv(`line ${Number(error['lines'] ?? 1)}`, error.message, 'Mend the line; every row has as many cells.');
  }
}

function checked(header: string[]): string[] {
  const names = Object.keys(COLUMNS);
  const unknown = header.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw notCsv(`column ${header.indexOf(unknown) + 1}`, `The columns are ${names.join(', ')}.`, 'Take it away.');
  const missing = names.find((name) => !OPTIONAL.includes(name) && !header.includes(name));
  if (missing !== undefined) throw notCsv(missing, `The column ${missing} must be there.`, 'Add the column.');
  return header;
}

const notCsv = (field: string, rule: string, fix: string) =>
  problem(422, {
    title: 'The CSV can not be read',
    detail: 'Nothing was stored. See errors: each names the field, the rule and how to mend it.',
    errors: [{ field, rule, fix }],
  });

const bodyOf = (record: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([column, cell]) => {
      const field = COLUMNS[column]!;
      if (field === 'value') return [[field, numberOf(cell)]];
      return cell === '' && OPTIONAL.includes(column) ? [] : [[field, cell]];
    }),
  );

/** What is no number stays text, so that the rule of the field says so. */
const numberOf = (cell: string): number | string | null =>
  cell === '' ? null : /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
