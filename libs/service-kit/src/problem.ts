import {
  HttpException,
  HttpStatus,
  type ArgumentsHost,
  type ExceptionFilter,
  type ValidationError,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Log } from './log.ts';

/** One fault of a request: where, which rule, how to mend it. Never the value. */
export interface FieldFault {
  field: string;
  rule: string;
  fix?: string;
}

/** Problem details for HTTP APIs, RFC 9457. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: FieldFault[];
  [extension: string]: unknown;
}

/** An answer `application/problem+json`: `throw problem(409, { title: 'The bed is taken', detail: ... })`. */
export function problem(
  status: number,
  about: Partial<Omit<ProblemDetails, 'status'>> & { title: string },
): HttpException {
  const details = { type: 'about:blank', ...about, status };
  return new HttpException(details, status);
}

/** What class-validator found, as a problem with one entry per field and rule. */
export const validationProblem = (errors: ValidationError[]): HttpException =>
  problem(422, {
    title: 'The request does not fit its schema',
    detail: 'See errors: each names the field, the rule and how to mend it.',
    errors: errors.flatMap((error) => fieldFaults(error, '')),
  });

function fieldFaults({ property, constraints, children }: ValidationError, path: string): FieldFault[] {
  const field = path ? `${path}.${property}` : property;
  const own = Object.values(constraints ?? {}).map((rule) => ({ field, rule, fix: `Send ${field} so that ${rule}.` }));
  return [...own, ...(children ?? []).flatMap((child) => fieldFaults(child, field))];
}

/** Turns every error into problem details; an unexpected one is logged and told as 500 without its text. */
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const details = error instanceof HttpException ? known(error) : statusOf(error);
    if (!(error instanceof HttpException) && details.status >= 500) this.log.error({ error }, 'request failed');
    void reply.status(details.status).header('content-type', 'application/problem+json').send(JSON.stringify(details));
  }
}

function known(error: HttpException): ProblemDetails {
  const status = error.getStatus();
  const body = error.getResponse();
  if (typeof body === 'object' && 'title' in body) return body as ProblemDetails;
  const {
    error: title,
    message,
    ...rest
  } = typeof body === 'object' ? (body as Record<string, unknown>) : { message: body };
  return {
    ...rest,
    type: 'about:blank',
    title: String(title ?? HttpStatus[status] ?? 'Error'),
    detail: String(message ?? ''),
    status,
  };
}

/** Errors of the HTTP server itself (a body that is no JSON, too large) carry a status of their own. */
function statusOf(error: unknown): ProblemDetails {
  const { statusCode, message } = (error ?? {}) as { statusCode?: number; message?: string };
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return { type: 'about:blank', title: 'The request can not be read', status: statusCode, detail: message ?? '' };
  return {
    type: 'about:blank',
    title: 'Something broke on our side',
    status: 500,
    detail: 'Nothing was stored. Try again; the log has the cause.',
  };
}
