import { createParamDecorator, type ExecutionContext, type StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { keysAfter, pageOf, type SortKeys } from './cursor.ts';
import { USUAL_LIMIT, type ListAsked, type Page } from './list-asked.ts';
import { sendCsv, type Columns } from './send-csv.ts';

/** Rows that are read at once for a CSV file. */
const BATCH = 1_000;

/** Does the asker accept CSV and no JSON? `?format=` is the other way to say it. */
export const wantsCsv = (accept: string | undefined): boolean =>
  accept !== undefined && /\btext\/csv\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept);

/** A parameter of a controller's method: is the list to be CSV by its `Accept` header? */
export const AcceptsCsv = createParamDecorator((_: unknown, context: ExecutionContext): boolean =>
  wantsCsv(context.switchToHttp().getRequest<FastifyRequest>().headers.accept),
);

export interface ListOfRows<Row, Keys extends SortKeys> {
  /** Name of the CSV file, without ending. */
  name: string;
  columns: Columns<Row>;
  keysOf(row: Row): Keys;
  /** Keys of the same kinds as an item's, such as `['', 0]`. */
  like: Keys;
  /** Up to `limit` rows that come after these keys (from the first when absent), in the order of the keys. */
  read(after: Keys | undefined, limit: number): Promise<readonly Row[]> | readonly Row[];
}

/** Answers a list as it was asked for: one page of JSON, or all rows as CSV from where the cursor stands. */
export async function answerList<Row, Keys extends SortKeys>(
  asked: ListAsked,
  acceptsCsv: boolean,
  list: ListOfRows<Row, Keys>,
): Promise<Page<Row> | StreamableFile> {
  const after = keysAfter(asked.after, list.like);
  if (asked.format === 'csv' || (asked.format === undefined && acceptsCsv))
    return sendCsv(list.name, list.columns, allRows(list, after));
  const limit = asked.limit ?? USUAL_LIMIT;
  return pageOf(await list.read(after, limit + 1), limit, list.keysOf);
}

/** Every row from there on, read in batches: a long list is never in memory whole. */
async function* allRows<Row, Keys extends SortKeys>(
  { read, keysOf }: ListOfRows<Row, Keys>,
  after: Keys | undefined,
): AsyncGenerator<Row> {
  for (let rows = await read(after, BATCH); ; rows = await read(keysOf(rows.at(-1)!), BATCH)) {
    yield* rows;
    if (rows.length < BATCH) return;
  }
}
