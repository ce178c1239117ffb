import { createParamDecorator, type ExecutionContext, type StreamableFile } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problem.ts';
import { wantsCsv } from './answer-list.ts';
import { sendCsv, type Columns } from './send-csv.ts';

/**
 * A parameter of a controller's method whose list is answered whole: is it to be CSV, by `?format=csv` or the `Accept`
 * header? Throws a problem (422) for any other format than json and csv.
 */
export const AsCsv = createParamDecorator((_: unknown, context: ExecutionContext): boolean => {
  const { query, headers } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { format?: string } }>>();
  if (query.format === undefined) return wantsCsv(headers.accept);
  if (query.format === 'csv' || query.format === 'json') return query.format === 'csv';
  const errors = [{ field: 'format', rule: 'is json or csv', fix: 'Send format=csv, or leave it out.' }];
  throw problem(422, { title: 'There is no such format', errors });
});

/** Describes the parameter that `AsCsv` reads. */
export const ApiFormat = (): MethodDecorator =>
  ApiQuery({
    name: 'format',
    required: false,
    description: 'csv: RFC 4180; also by Accept: text/csv',
    enum: ['json', 'csv'],
  });

/** The answer as it is, or its rows as a CSV file. */
export const csvOrJson = <Row, Answer>(
  csv: boolean,
  answer: Answer,
  { name, columns, rows }: { name: string; columns: Columns<Row>; rows: readonly Row[] },
): Answer | StreamableFile => (csv ? sendCsv(name, columns, rows) : answer);
