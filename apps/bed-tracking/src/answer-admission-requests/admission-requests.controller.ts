import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database, type Tx } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { AcceptsCsv, answerList, problem, Shows, Takes, type Page } from '@careway/service-kit';
import { IdempotencyKey } from '../commands/command-headers.ts';
import { once } from '../commands/once.ts';
import { databaseNow } from '../database/now.ts';
import { AdmissionRequestKeeper } from './admission-request-keeper.ts';
import { askAgain, closeRequest } from './change-request.ts';
import { COLUMNS } from './columns.ts';
import { readFigures } from './read-figures.ts';
import { requestAnswer } from './request-answers.ts';
import { readRequest, readRequests } from './request-rows.ts';
import {
  AdmissionFigures,
  AdmissionRequestAnswer,
  AdmissionRequestPage,
  CloseRequest,
  RequestsQuery,
} from './shapes.ts';

const MAY = ['bed-manager', 'site-team', 'control-centre', 'service'] as const;

@ApiTags('admission requests')
@Controller('admission-requests')
export class AdmissionRequestsController {
  constructor(
    private readonly database: Database,
    private readonly keeper: AdmissionRequestKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who waits for a place since a decision to admit, the longest wait first' })
  @Shows(AdmissionRequestPage)
  async list(
    @Query() asked: RequestsQuery,
    @AcceptsCsv() csv: boolean,
  ): Promise<Page<AdmissionRequestAnswer> | StreamableFile> {
    const now = await databaseNow(this.database);
    return answerList(asked, csv, {
      name: 'admission-requests',
      columns: COLUMNS,
      like: ['', ''] as [string, string],
      keysOf: ({ decidedAt, requestId }: AdmissionRequestAnswer): [string, string] => [decidedAt, requestId],
      read: async (after, limit) =>
        (await readRequests(this.database, { waiting: asked.show !== 'all', after, limit })).map((row) =>
          requestAnswer(row, now),
        ),
    });
  }

  @Get('figures')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The longest current wait, how many wait, and how many of them over twelve hours' })
  @Shows(AdmissionFigures)
  figures(): Promise<AdmissionFigures> {
    return readFigures(this.database);
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One request for admission, with its last answer and its clock' })
  @Shows(AdmissionRequestAnswer)
  one(@Param('id', ParseUUIDPipe) id: string): Promise<AdmissionRequestAnswer> {
    return this.shown(this.database, id);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Looks for a place again, when the last answer was none or its hold has ended' })
  @Shows(AdmissionRequestAnswer)
  async answer(
    @SignedIn(...MAY) actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AdmissionRequestAnswer> {
    const answer = await this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'answer-admission-request', id }, async () => {
        await askAgain(tx, id);
        return this.shown(tx, id);
      }),
    );
    this.keeper.wake();
    return answer;
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that nobody waits any more, and why; the clock stands' })
  @Takes(CloseRequest)
  @Shows(AdmissionRequestAnswer)
  close(
    @SignedIn(...MAY) actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: CloseRequest,
  ): Promise<AdmissionRequestAnswer> {
    return this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'close-admission-request', id, reason }, async () => {
        await closeRequest(tx, id, actor, reason);
        return this.shown(tx, id);
      }),
    );
  }

  private async shown(tx: Pick<Tx, 'query'>, id: string): Promise<AdmissionRequestAnswer> {
    const row = await readRequest(tx, id);
    if (!row)
      throw problem(404, { title: 'No such request for admission', detail: 'GET /admission-requests has all.' });
    return requestAnswer(row, await databaseNow(tx));
  }
}
