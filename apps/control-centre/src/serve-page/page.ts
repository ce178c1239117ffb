import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ControlCentreConfig } from '../config.ts';

const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'";
const HASHED = /-[\w-]{8,}\.(js|css)$/;

/** The addresses of the page besides `/`: it shows one of its pages at each. */
const PAGES = ['/beds', '/beds/*', '/find', '/out-of-area', '/out-of-area/*', '/ways-home'];

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
      for (const path of ['/', ...PAGES])
        server.get(path, (_, reply) => reply.code(503).type('text/html; charset=utf-8').send(NOT_BUILT));
      return;
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
    for (const path of PAGES) server.get(path, (_, reply) => reply.sendFile('index.html'));
  }
}
