import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Log } from '@careway/service-kit';
import { lastSeen } from './last-seen.ts';
import { Viewers } from './viewers.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that gathers the answer would hold every change back.
  'x-accel-buffering': 'no',
};

@ApiTags('board')
@Controller('board')
export class StreamController {
  constructor(
    private readonly viewers: Viewers,
    private readonly log: Log,
  ) {}

  @Get('stream')
  @ApiOperation({
    summary: 'The board as it changes',
    description:
      'Server-sent events. First `snapshot` (or, for a viewer that says what it has, the changes it missed), then ' +
      '`change` with the number of the change as id, without gaps, and `keep-alive` every 5 s with the server time ' +
      'and the last number sent. A viewer that finds a gap asks for `GET /board` again.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last change that the viewer has' })
  @ApiQuery({ name: 'after', required: false, description: 'The same, for a viewer that can set no header' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ description: 'A stream that ends when the service drains' })
  async stream(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('after') after?: string,
  ): Promise<void> {
    const seen = lastSeen(request.headers['last-event-id'], after);
    reply.hijack();
    reply.raw.writeHead(200, HEADERS);
    try {
      await this.viewers.serve(reply.raw, seen);
    } catch (error) {
      this.log.error({ error }, 'a screen was left');
      reply.raw.destroy();
    }
  }
}
