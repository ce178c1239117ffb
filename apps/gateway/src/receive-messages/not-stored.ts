import { HttpException } from '@nestjs/common';
import { problem, type Log } from '@careway/service-kit';
import type { FastifyReply } from 'fastify';

const RETRY_AFTER_SECONDS = 5;

/** What a sender is told whose message could not be stored: what was wrong with it, or 503 and when to try again. */
export function notStored(error: unknown, reply: FastifyReply, log: Log): HttpException {
  if (error instanceof HttpException) return error;
  log.error({ error }, 'not stored, so not acknowledged');
  reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  return problem(503, {
    title: 'The message was not stored',
    detail: `Nothing was acknowledged. Send the same bytes again in ${RETRY_AFTER_SECONDS} s; a message that was stored after all is not doubled.`,
  });
}
