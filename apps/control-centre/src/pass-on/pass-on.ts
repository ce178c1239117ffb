import httpProxy from '@fastify/http-proxy';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { ProblemDetails } from '@careway/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ControlCentreConfig } from '../config.ts';

/** Below these the page finds the APIs of others, on its own origin. */
export const PREFIX = '/api/beds';
const GATEWAY_PREFIX = '/api/gateway';

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
/** Counts of feeds; what a sender was told of a message stays on the gateway's machine. */
const FROM_GATEWAY = { prefix: GATEWAY_PREFIX, routes: ['/interfaces'], httpMethods: ['GET'] as const };
const FROM_BEDS = { prefix: PREFIX, routes: ROUTES, httpMethods: METHODS };
const ANSWER_WITHIN_MS = 15_000;

/** Passes what the page asks of bed tracking, and of the gateway about feeds, on to them, with the caller's own token. */
@Injectable()
export class PassOn {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: ControlCentreConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const { BED_TRACKING_ADDRESS, GATEWAY_ADDRESS } = this.config;
    await this.passOn(FROM_BEDS, BED_TRACKING_ADDRESS, { notSet: NOT_SET, noAnswer: NO_ANSWER });
    await this.passOn(FROM_GATEWAY, GATEWAY_ADDRESS, { notSet: GATEWAY_NOT_SET, noAnswer: GATEWAY_NO_ANSWER });
  }

  private async passOn(
    { prefix, routes, httpMethods }: typeof FROM_BEDS | typeof FROM_GATEWAY,
    upstream: string | undefined,
    { notSet, noAnswer }: Record<'notSet' | 'noAnswer', ProblemDetails>,
  ): Promise<void> {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    if (!upstream) return void server.all(`${prefix}/*`, (_, reply) => answer(reply, notSet));
    await server.register(async (scope) => {
      // A body goes on as it came; what reads bodies here would only read it and write it again.
      scope.removeAllContentTypeParsers();
      await scope.register(httpProxy, {
        upstream,
        prefix,
        rewritePrefix: '/',
        routes,
        httpMethods: [...httpMethods],
        undici: { headersTimeout: ANSWER_WITHIN_MS, connect: { timeout: 3_000 } },
        replyOptions: { onError: (reply) => void answer(reply as unknown as FastifyReply, noAnswer) },
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

const GATEWAY_NOT_SET: ProblemDetails = {
  type: 'about:blank',
  status: 503,
  title: 'This control centre does not know where the gateway is',
  detail: 'Set GATEWAY_ADDRESS, such as http://gateway:8080, and start the service again.',
};
const GATEWAY_NO_ANSWER: ProblemDetails = {
  type: 'about:blank',
  status: 502,
  title: 'The gateway does not answer',
  detail: 'Look at its /health/ready.',
};

const answer = (reply: FastifyReply, problem: ProblemDetails) =>
  reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
