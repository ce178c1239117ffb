import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { OneOf, Pattern, Text } from '@careway/contracts';
import { Database } from '@careway/database';
import { InternalOrLocal, problem } from '@careway/service-kit';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { reloadProblem } from '../load-places/reload-problem.ts';
import { shown } from '../receive-messages/tell-reading.ts';
import { decodeMessage } from './decode-message.ts';
import { listMessages, type Asked } from './list-messages.ts';
import { MendMessages } from './mend-messages.ts';
import { OpenMessage } from './open-message.ts';
import type { Replayed } from './replay-message.ts';

const STATUSES = ['unreadable', 'quarantined', 'rejected', 'unmapped'] as const;

export class MessagesQuery {
  @OneOf(STATUSES, { optional: true }) status?: Asked['status'];
  @Text({ optional: true, max: 60, description: 'Interface id' }) interface?: string;
  @Pattern(/^\d{1,18}$/, { optional: true, description: 'cursor of the page before' }) cursor?: string;
  @Pattern(/^([1-9]\d?|1\d\d|200)$/, { optional: true, description: '1 to 200; 50 when left out' }) limit?: string;
}

/** The error desk: what could not be understood, why, and the way to try it again. */
@ApiTags('desk')
@UseGuards(InternalOrLocal)
@Controller('messages')
export class MessagesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OpenMessage) private readonly messages: OpenMessage,
    @Inject(MendMessages) private readonly mend: MendMessages,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Messages that need somebody, the newest first: place, rule and fix of each fault, no values',
  })
  @ApiQuery({ name: 'status', required: false, enum: STATUSES })
  @ApiQuery({ name: 'interface', required: false, description: 'Interface id' })
  @ApiQuery({ name: 'cursor', required: false, description: 'cursor of the page before' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; 50 when left out' })
  list(@Query() { status, interface: interfaceId, cursor, limit = '50' }: MessagesQuery) {
    return listMessages(this.database, { status, interfaceId, cursor, limit: Number(limit) });
  }

  @Get(':id')
  @ApiOperation({ summary: 'One message: what stands in each segment, what is wrong, and the answer its sender got' })
  async show(@Param('id', ParseUUIDPipe) id: string) {
    const message = (await this.messages.open(this.database, id)) ?? notThere(id);
    const { bytes, answer, problems, ...about } = message;
    return {
      ...about,
      problems: problems.map(shown),
      erased: bytes === undefined,
      ...(bytes ? { content: decodeMessage(message, bytes) } : {}),
      ...(answer ? { answer: answer.toString('latin1').trimEnd().split('\r') } : {}),
    };
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reads and translates a message again by the reference data as it is now in its files' })
  async replay(@Param('id', ParseUUIDPipe) id: string) {
    try {
      this.places.reload();
    } catch (error) {
      throw reloadProblem(error);
    }
    return told((await this.mend.replay(id)) ?? notThere(id));
  }
}

export const told = ({ problems, ...replayed }: Replayed) => ({ ...replayed, problems: problems.map(shown) });

function notThere(id: string): never {
  throw problem(404, { title: 'There is no such message', detail: `GET /messages lists them; ${id} is none.` });
}
