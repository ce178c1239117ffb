import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey } from '@careway/commands';
import { schemaOf } from '@careway/contracts';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import type { BoardSnapshot } from '@careway/pressure';
import {
  AcceptsCsv,
  answerList,
  ApiFormat,
  ApiList,
  AsCsv,
  sendCsv,
  Shows,
  Takes,
  type Page,
} from '@careway/service-kit';
import { SNAPSHOT_SCHEMA } from '../show-board/board.schema.ts';
import { ENTRY_COLUMNS, HUDDLE_COLUMNS, readEntries, readHuddle, readHuddles } from './huddle-rows.ts';
import { Huddles, noSuchHuddle } from './huddles.ts';
import {
  AgreeAction,
  ChangesSince,
  CloseHuddle,
  Decide,
  HuddleAnswer,
  HuddleEntry,
  HuddlePage,
  HuddlesQuery,
  OpenHuddle,
  SayDone,
} from './shapes.ts';
import { writeMinutes } from './write-minutes.ts';

const ONE = {
  allOf: [schemaOf(HuddleAnswer) as object],
  properties: { entries: { type: 'array', items: schemaOf(HuddleEntry) as object }, board: SNAPSHOT_SCHEMA },
};
type OneHuddle = HuddleAnswer & { entries: HuddleEntry[]; board: BoardSnapshot };

/** Huddles: the figures frozen when one was opened, what was decided and agreed, and the minutes. */
@ApiTags('huddles')
@Controller('huddles')
export class HuddlesController {
  constructor(
    private readonly database: Database,
    private readonly huddles: Huddles,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Huddles, the newest first' })
  @ApiList(HuddlesQuery, HuddlePage)
  list(@Query() asked: HuddlesQuery, @AcceptsCsv() csv: boolean): Promise<Page<HuddleAnswer> | StreamableFile> {
    return answerList(asked, csv, {
      name: 'huddles',
      columns: HUDDLE_COLUMNS,
      like: [0] as [number],
      keysOf: ({ number }: HuddleAnswer): [number] => [number],
      read: (after, limit) => readHuddles(this.database, { open: asked.show === 'open', before: after?.[0], limit }),
    });
  }

  @Post()
  @ApiOperation({ summary: 'Opens a huddle on a copy of the board', description: 'Roles: control-centre.' })
  @Takes(OpenHuddle)
  @ApiCreatedResponse({ schema: ONE as object })
  async open(
    @SignedIn('control-centre') actor: Actor,
    @IdempotencyKey() key: string,
    @Body() { title }: OpenHuddle,
  ): Promise<OneHuddle> {
    return this.one(await this.huddles.open(key, actor, title));
  }

  @Get('latest/changes')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What is otherwise now than on the board of the last huddle' })
  @Shows(ChangesSince)
  changes(): Promise<ChangesSince> {
    return this.huddles.changes();
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One huddle with its decisions and actions, and the board as it was opened on' })
  @ApiOkResponse({ schema: ONE as object })
  async one(@Param('id', ParseUUIDPipe) huddleId: string): Promise<OneHuddle> {
    const [found, entries] = await Promise.all([
      readHuddle(this.database, huddleId),
      readEntries(this.database, huddleId),
    ]);
    if (!found) throw noSuchHuddle();
    return { ...found.huddle, entries, board: found.snapshot };
  }

  @Get(':id/minutes')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The minutes as PDF; decisions and actions as CSV' })
  @ApiFormat()
  @ApiProduces('application/pdf', 'text/csv')
  @ApiOkResponse({ description: 'A file' })
  async minutes(@Param('id', ParseUUIDPipe) huddleId: string, @AsCsv() csv: boolean): Promise<StreamableFile> {
    const { entries, board, ...huddle } = await this.one(huddleId);
    const name = `huddle-${huddle.number}`;
    if (csv) return sendCsv(name, ENTRY_COLUMNS, entries);
    const disposition = `attachment; filename="${name}.pdf"`;
    const minutes = writeMinutes({ huddle, entries, snapshot: board, nameOf: this.huddles.namesOn(board.layout.day) });
    return new StreamableFile(minutes, { type: 'application/pdf', disposition });
  }

  @Post(':id/decisions')
  @ApiOperation({ summary: 'Writes a decision down, with its reason' })
  @Takes(Decide)
  @ApiCreatedResponse({ schema: ONE as object })
  async decide(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) huddleId: string,
    @Body() said: Decide,
  ): Promise<OneHuddle> {
    await this.huddles.add(key, actor, huddleId, { kind: 'decision', ...said });
    return this.one(huddleId);
  }

  @Post(':id/actions')
  @ApiOperation({ summary: 'Writes an action down: what, whose, until when' })
  @Takes(AgreeAction)
  @ApiCreatedResponse({ schema: ONE as object })
  async agree(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) huddleId: string,
    @Body() said: AgreeAction,
  ): Promise<OneHuddle> {
    await this.huddles.add(key, actor, huddleId, { kind: 'action', ...said });
    return this.one(huddleId);
  }

  @Post(':id/actions/:number/done')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that an action is done, also after the huddle is closed' })
  @Takes(SayDone)
  @ApiOkResponse({ schema: ONE as object })
  async done(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) huddleId: string,
    @Param('number', ParseIntPipe) number: number,
    @Body() { says }: SayDone,
  ): Promise<OneHuddle> {
    await this.huddles.done(key, actor, { huddleId, number, says });
    return this.one(huddleId);
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Closes a huddle; its minutes do not change any more but for what is done' })
  @Takes(CloseHuddle)
  @ApiOkResponse({ schema: ONE as object })
  async close(
    @SignedIn('control-centre') actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) huddleId: string,
    @Body() { summary }: CloseHuddle,
  ): Promise<OneHuddle> {
    await this.huddles.close(key, actor, { huddleId, summary });
    return this.one(huddleId);
  }
}
