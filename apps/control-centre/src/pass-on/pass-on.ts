import httpProxy from '@fastify/http-proxy';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { ProblemDetails } from '@careway/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ControlCentreConfig } from '../config.ts';

/** Below this the page finds the API of bed tracking, on its own origin. */
export const PREFIX = '/api/beds';

/**
 * What is passed on, and nothing else: bed tracking also answers what only its own machine may ask (spells, metrics),
 * and it would take this service for that.
 */
const PASSED_ON = [
  'admission-requests',
  'identity',
  'organisations',
  'out-of-area',
  'places',
  'pools',
  'providers',
  'reservations',
  'sites',
  'transfers',
  'wards',
  'ways-home',
];
const ROUTES = PASSED_ON.flatMap((name) => [`/${name}`, `/${name}/*`]);
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const ANSWER_WITHIN_MS = 15_000;

/** Passes what the page asks of bed tracking on to it, with the caller's own token. */
@Injectable()
export class PassOn {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: ControlCentreConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const upstream = this.config.BED_TRACKING_ADDRESS;
    if (!upstream) return void server.all(`${PREFIX}/*`, (_, reply) => answer(reply, NOT_SET));
    await server.register(async (scope) => {
      // A body goes on as it came; what reads bodies here would only read it and write it again.
      scope.removeAllContentTypeParsers();
      await scope.register(httpProxy, {
        upstream,
        prefix: PREFIX,
        rewritePrefix: '/',
        routes: ROUTES,
        httpMethods: [...METHODS],
        undici: { headersTimeout: ANSWER_WITHIN_MS, connect: { timeout: 3_000 } },
        replyOptions: { onError: (reply) => void answer(reply as unknown as FastifyReply, NO_ANSWER) },
      });
    });
  }
}

const NOT_SET: ProblemDetails = {
  type: 'about:blank',
  status: 503,
  title: 'This control centre does not know where bed tracking is',
  detail: 'Set BED_TRACKING_ADDRESS, such as http://bed-tracking:8080, and start the service again.',
};
const NO_ANSWER: ProblemDetails = {
  type: 'about:blank',
  status: 502,
  title: 'Bed tracking does not answer',
  detail: 'Look at its /health/ready. A command may have been done: send it again with the same Idempotency-Key.',
};

const answer = (reply: FastifyReply, problem: ProblemDetails) =>
  reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
