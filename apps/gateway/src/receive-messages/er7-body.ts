import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { GatewayConfig } from '../config.ts';

/** What senders call ER7 over HTTP: the registered names, and older ones of HAPI. */
export const ER7_TYPES = [
  'application/hl7-v2+er7',
  'x-application/hl7-v2+er7',
  'application/hl7-v2',
  'x-application/hl7-v2',
];

/** Has the HTTP server hand over ER7 bodies as the bytes they are. */
@Injectable()
export class Er7Body implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(GatewayConfig) private readonly config: GatewayConfig,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    const options = { parseAs: 'buffer', bodyLimit: this.config.MAX_MESSAGE_BYTES } as const;
    server.addContentTypeParser(ER7_TYPES, options, (_request, body, done) => done(null, body));
  }
}

/** The charset parameter of a media type: what HTTP says of the body, where the message itself says nothing. */
export const charsetOf = (contentType: string | undefined): string | undefined =>
  /;\s*charset="?([^";\s]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
