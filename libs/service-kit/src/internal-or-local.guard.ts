import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceConfig } from './config.ts';
import { problem } from './problem.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Guards what shows a person: a caller needs the bearer token INTERNAL_TOKEN; where none is set, only a service that
 * listens on loopback answers.
 */
@Injectable()
export class InternalOrLocal implements CanActivate {
  constructor(@Inject(ServiceConfig) private readonly config: ServiceConfig) {}

  canActivate(context: ExecutionContext): boolean {
    const { INTERNAL_TOKEN, HOST } = this.config;
    const given =
      context
        .switchToHttp()
        .getRequest<FastifyRequest>()
        .headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (INTERNAL_TOKEN ? same(given, INTERNAL_TOKEN) : LOOPBACK.has(HOST)) return true;
    throw problem(401, {
      title: 'This shows a person and needs a token',
      detail: 'Send Authorization: Bearer with the value of INTERNAL_TOKEN.',
    });
  }
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
