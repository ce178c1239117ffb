import { Body, Controller, HttpException, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { locate } from '@careway/hl7v2';
import { Log, problem, type FieldFault } from '@careway/service-kit';
import type { FastifyReply } from 'fastify';
import type { Stored } from '../accept-messages/received.ts';
import { notStored } from './not-stored.ts';
import { fieldAt } from './read-hl7-like.ts';
import { ReceiveHl7Like } from './receive-hl7-like.ts';

const MOST = 500;

/** A message that was taken. */
export interface Taken {
  messageId: string;
  outcome: Stored['outcome'];
  warnings: FieldFault[];
}

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

  private async one(body: unknown, reply: FastifyReply): Promise<{ status: number; body: object }> {
    try {
      return answerTo(await this.hl7Like.receive(body));
    } catch (error) {
      const refused = notStored(error, reply, this.log);
      return { status: refused.getStatus(), body: refused.getResponse() as object };
    }
  }
}

function answerTo(stored: Stored | undefined): { status: number; body: object } {
  if (!stored) return refusal(422, 'The message names no sender', [NO_SENDER]);
  const { messageId, status, outcome, problems } = stored;
  const faults = (severity: 'error' | 'warning') =>
    problems
      .filter((one) => one.severity === severity)
      .map((one) => ({ field: fieldAt(locate(one)), rule: one.rule, fix: one.fix }));
  if (status === 'quarantined') return refusal(409, 'The control id is of another message', faults('error'), messageId);
  if (status === 'rejected' || status === 'unreadable')
    return refusal(422, 'The message is kept, and not understood', faults('error'), messageId);
  const taken: Taken = { messageId, outcome, warnings: faults('warning') };
  return { status: outcome === 'replayed' ? 200 : 201, body: taken };
}

function refusal(status: number, title: string, errors: FieldFault[], messageId?: string) {
  const detail = 'See errors: each names the field, the rule and how to mend it.';
  const body = { type: 'about:blank', title, status, detail, ...(messageId ? { messageId } : {}), errors };
  return { status, body };
}

const NO_SENDER: FieldFault = {
  field: 'sendingApplication',
  rule: 'A message is an object that says in sendingApplication and sendingFacility who sends it; nothing was stored.',
  fix: 'Send both as text, as registered for your interface.',
};
