import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { AcceptsCsv, answerList, ListAsked, problem, Shows, type Page } from '@careway/service-kit';
import { readNotices } from './read-transfers.ts';
import { NoticePage, type NoticeAnswer } from './shapes.ts';
import { NOTICE_COLUMNS, noticeAnswer } from './transfer-answers.ts';

@ApiTags('transfers')
@Controller('organisations/:id/notices')
export class NoticesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What an organisation was told of its transfers, in order: read on with `after`' })
  @ApiParam({ name: 'id', description: 'ODS organisation code: your own', schema: { type: 'string' } })
  @Shows(NoticePage)
  list(
    @SignedIn() actor: Actor,
    @Param('id') organisationId: string,
    @Query() asked: ListAsked,
    @AcceptsCsv() csv: boolean,
  ): Promise<Page<NoticeAnswer> | StreamableFile> {
    if (actor.organisationId !== organisationId && actor.role !== 'control-centre') {
      const detail = `You are signed in for ${actor.organisationId}.`;
      throw problem(403, { title: 'These notices are for another organisation', detail });
    }
    return answerList(asked, csv, {
      name: `notices-${organisationId.replaceAll(/\W/g, '')}`,
      columns: NOTICE_COLUMNS,
      keysOf: (one: NoticeAnswer): [number] => [one.number],
      like: [0] as [number],
      read: async (after, limit) =>
        (await readNotices(this.database, organisationId, after?.[0] ?? 0, limit)).map(noticeAnswer),
    });
  }
}
