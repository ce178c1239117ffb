import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { GatewayConfig } from '../config.ts';

/** Has the HTTP server hand over CSV as the bytes it is. */
@Injectable()
export class CsvBody implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(GatewayConfig) private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    const options = { parseAs: 'buffer', bodyLimit: this.config.MAX_MESSAGE_BYTES } as const;
    server.addContentTypeParser('text/csv', options, (_request, body, done) => done(null, body));
  }
}
