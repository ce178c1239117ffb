import { Body, Controller, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Log, problem } from '@careway/service-kit';
import type { FastifyReply } from 'fastify';
import { codesOf } from './answer-measures.ts';
import { charsetOf, ER7_TYPES } from './er7-body.ts';
import { notStored } from './not-stored.ts';
import { ReceiveEr7 } from './receive-er7.ts';

const WORST_FIRST = ['AR', 'CR', 'AE', 'CE'];

@ApiTags('doors')
@Controller('hl7v2')
export class Hl7v2Controller {
  constructor(
    @Inject(ReceiveEr7) private readonly er7: ReceiveEr7,
    @Inject(Log) private readonly log: Log,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes(...ER7_TYPES)
  @ApiBody({ schema: { type: 'string', description: 'ER7: one message, or FHS/BHS ... BTS/FTS' } })
  @ApiOperation({
    summary: 'An HL7 v2 message, or a batch; the acknowledgement is the answer (HL7 over HTTP)',
    description:
      '200 whatever the acknowledgement says, its code in X-HL7-Ack; with Prefer: status=422 a refusal is 422. 204 when the sender wants no answer. 503 when nothing was stored: send it again.',
  })
  async receive(
    @Body() body: unknown,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    if (!Buffer.isBuffer(body)) throw wrongType();
    const { answer, charset } = await this.er7
      .receive(body, 'http', charsetOf(headers['content-type']))
      .catch((error: unknown) => {
        throw notStored(error, reply, this.log);
      });
    if (!answer) return void reply.status(204);
    const code = worstCode(answer);
    const refused = WORST_FIRST.includes(code);
    if (refused && /(?:^|[,;\s])status=422\b/.test(headers['prefer'] ?? ''))
      reply.status(422).header('preference-applied', 'status=422');
    const type = headers['content-type']?.split(';', 1)[0]?.trim();
    reply.header('x-hl7-ack', code).header('content-type', `${type}; charset=${charset}`);
    return answer;
  }
}

const wrongType = () =>
  problem(415, {
    title: 'This is not an HL7 v2 message',
    detail: `Send ER7 with Content-Type: ${ER7_TYPES[0]}; JSON goes to POST /events.`,
  });

/** The code of an acknowledgement; of a batch the one that says most is wrong. */
function worstCode(answer: Buffer): string {
  const codes = codesOf(answer);
  return WORST_FIRST.find((code) => codes.includes(code)) ?? codes[0] ?? '';
}
