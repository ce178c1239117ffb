import { Body, Controller, HttpException, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Log, problem } from '@careway/service-kit';
import type { FastifyReply } from 'fastify';
import { answerTo, type JsonAnswer } from '../receive-messages/answer-json.ts';
import { notStored } from '../receive-messages/not-stored.ts';
import { readCsv } from './read-csv.ts';
import { ReceiveObservation } from './receive-observation.ts';

const MOST = 500;

@ApiTags('doors')
@Controller('observations')
export class ObservationsController {
  constructor(
    @Inject(ReceiveObservation) private readonly observations: ReceiveObservation,
    @Inject(Log) private readonly log: Log,
  ) {}

  @Post()
  @ApiConsumes('application/json', 'text/csv')
  @ApiBody({ schema: { $ref: '#/components/schemas/FigureObservation' } })
  @ApiOperation({
    summary: `A value of a figure as JSON, a list of up to ${MOST}, or CSV of which each row is one message`,
    description:
      '201 stored; 200 stored before; 409 the control id is of another message; 422 refused, with the field, rule and fix of each fault; 503 not stored, send it again. A list is answered 207 with status and body of each, CSV also with its line. CSV columns: control_id, sending_application, sending_facility, figure_id, place_id, value (empty: unknown), unit (may be left out), as_of.',
  })
  async receive(@Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    if (Buffer.isBuffer(body)) return this.rows(body, reply);
    if (Array.isArray(body)) return this.list(body, reply);
    const { status, body: said } = await this.one(body, reply);
    if (status >= 400) throw new HttpException(said, status);
    reply.status(status);
    return said;
  }

  private async list(bodies: readonly unknown[], reply: FastifyReply): Promise<{ results: JsonAnswer[] }> {
    if (bodies.length > MOST)
      throw problem(413, { title: 'The list is too long', detail: `Send at most ${MOST} observations at once.` });
    reply.status(207);
    return { results: await Promise.all(bodies.map((one) => this.one(one, reply))) };
  }

  private async rows(csv: Buffer, reply: FastifyReply): Promise<{ results: (JsonAnswer & { line: number })[] }> {
    const rows = readCsv(csv);
    const bodies = rows.map(({ body }) => body);
    const { results } = await this.list(bodies, reply);
    return { results: results.map((answer, index) => ({ line: rows[index]!.line, ...answer })) };
  }

  private async one(body: unknown, reply: FastifyReply): Promise<JsonAnswer> {
    try {
      return answerTo(await this.observations.receive(body));
    } catch (error) {
      const refused = notStored(error, reply, this.log);
      return { status: refused.getStatus(), body: refused.getResponse() as object };
    }
  }
}
