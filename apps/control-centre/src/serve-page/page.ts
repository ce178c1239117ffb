import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ControlCentreConfig } from '../config.ts';
import { goesToPage } from './page-addresses.ts';

const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'";
const HASHED = /-[\w-]{8,}\.(js|css)$/;

const NOT_BUILT = `<!doctype html><html lang="en"><title>The page is not built</title>
<h1>The page is not built</h1>
<p>Run <code>npm run build</code> in the checkout and start the service again, or set WEB_ROOT to the folder that holds the built page.</p>
<p>The figures are at <a href="/board">/board</a>.</p></html>`;

/** Serves the built web page at `/`; where it is not built, says so and how to mend it. */
@Injectable()
export class Page {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: ControlCentreConfig,
  ) {}

  async onModuleInit(): Promise<void> {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const root = this.config.WEB_ROOT;
    if (!existsSync(join(root, 'index.html'))) {
      const say = (reply: FastifyReply) => reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT);
      server.get('/', (_, reply) => say(reply));
      return this.showAtPages(server, say);
    }
    await server.register(fastifyStatic, {
      root,
      wildcard: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.header('content-security-policy', POLICY);
        response.header('x-content-type-options', 'nosniff');
        response.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    this.showAtPages(server, (reply) => reply.sendFile('index.html'));
  }

  /** Before the API is asked: a page and a list may have one address. */
  private showAtPages(server: FastifyInstance, show: (reply: FastifyReply) => FastifyReply): void {
    server.addHook('onRequest', async ({ method, url, headers }, reply) => {
      if (goesToPage(method, url, headers.accept)) return show(reply.header('vary', 'accept'));
    });
  }
}
