import { Readable, pipeline } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';

/** Columns of a CSV file: the header of each, and what stands in a row. A list in a cell is joined by `; `. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/**
 * Rows as CSV (RFC 4180, UTF-8, with a header), sent as they are read. Text that a spreadsheet would run as a formula
 * begins with an apostrophe instead.
 * @param name of the file, without ending
 */
export function sendCsv<Row>(
  name: string,
  columns: Columns<Row>,
  rows: Iterable<Row> | AsyncIterable<Row>,
): StreamableFile {
  const headers = Object.keys(columns);
  const csv = stringify({ header: true, columns: headers, record_delimiter: 'windows' });
  const records = async function* () {
    for await (const row of rows) yield headers.map((header) => cellOf(columns[header]!(row)));
  };
  // A reader that goes away, or a read that fails, ends the stream itself: it is told there.
  pipeline(Readable.from(records()), csv, () => undefined);
  const disposition = `attachment; filename="${name}.csv"`;
  return new StreamableFile(csv, { type: 'text/csv; charset=utf-8; header=present', disposition });
}

const RUNS = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  const text = Array.isArray(value)
    ? value.map(cellOf).join('; ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
  return RUNS.test(text) ? `'${text}` : text;
}
