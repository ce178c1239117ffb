import { Body, Controller, HttpException, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Log, problem } from '@careway/service-kit';
import type { FastifyReply } from 'fastify';
import { answerTo, type JsonAnswer } from './answer-json.ts';
import { notStored } from './not-stored.ts';
import { ReceiveHl7Like } from './receive-hl7-like.ts';

const MOST = 500;

@ApiTags('doors')
@Controller('events')
export class EventsController {
  constructor(
    @Inject(ReceiveHl7Like) private readonly hl7Like: ReceiveHl7Like,
    @Inject(Log) private readonly log: Log,
  ) {}

  @Post()
  @ApiBody({ schema: { $ref: '#/components/schemas/Hl7LikeMessage' } })
  @ApiOperation({
    summary: `The facts of an ADT message as JSON, or a list of up to ${MOST}`,
    description:
      '201 stored; 200 stored before; 409 the control id is of another message; 422 refused, with the field, rule and fix of each fault; 503 not stored, send it again. A list is answered 207 with status and body of each, in order.',
  })
  async receive(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    if (!Array.isArray(body)) {
      const { status, body: said } = await this.one(body, reply);
      if (status >= 400) throw new HttpException(said, status);
      reply.status(status);
      return said;
    }
    if (body.length > MOST)
      throw problem(413, { title: 'The list is too long', detail: `Send at most ${MOST} messages at once.` });
    reply.status(207);
    return { results: await Promise.all(body.map((one) => this.one(one, reply))) };
  }

  private async one(body: unknown, reply: FastifyReply): Promise<JsonAnswer> {
    try {
      return answerTo(await this.hl7Like.receive(body));
    } catch (error) {
      const refused = notStored(error, reply, this.log);
      return { status: refused.getStatus(), body: refused.getResponse() as object };
    }
  }
}
