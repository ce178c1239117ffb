import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database, type Tx } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import { AcceptsCsv, answerList, problem, Shows, Takes, type Page } from '@careway/service-kit';
import { IdempotencyKey } from '../commands/command-headers.ts';
import { once } from '../commands/once.ts';
import { Reservations } from '../reserve-places/reservations.ts';
import { decideWayHome } from './decide-way-home.ts';
import { DecideWayHome, WayHomeAnswer, WayHomePage, WaysHomeQuery } from './shapes.ts';
import { COLUMNS, wayHomeAnswer } from './way-home-answers.ts';
import { WayHomeKeeper } from './way-home-keeper.ts';
import { readWayHome, readWaysHome, type WayHomeRow } from './way-home-rows.ts';

@ApiTags('way home')
@Controller('ways-home')
export class WaysHomeController {
  constructor(
    private readonly database: Database,
    private readonly reservations: Reservations,
    private readonly keeper: WayHomeKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Local places that could bring somebody home now, each with whom and why, the newest first',
  })
  @Shows(WayHomePage)
  list(@Query() asked: WaysHomeQuery, @AcceptsCsv() csv: boolean): Promise<Page<WayHomeAnswer> | StreamableFile> {
    return answerList(asked, csv, {
      name: 'ways-home',
      columns: COLUMNS,
      like: ['', ''] as [string, string],
      keysOf: ({ openedAt, wayHomeId }: WayHomeAnswer): [string, string] => [openedAt, wayHomeId],
      read: async (after, limit) =>
        (await readWaysHome(this.database, { open: asked.show !== 'all', after, limit })).map((row) => this.shown(row)),
    });
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One way home, with its people and what was decided' })
  @Shows(WayHomeAnswer)
  one(@Param('id', ParseUUIDPipe) id: string): Promise<WayHomeAnswer> {
    return this.read(this.database, id);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Decides about a way home, with the reason',
    description:
      'bring-home holds the place for the person for four hours: confirm it like any other hold. Roles: bed-manager, out-of-area-lead.',
  })
  @Takes(DecideWayHome)
  @Shows(WayHomeAnswer)
  async decide(
    @SignedIn('bed-manager', 'out-of-area-lead') actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() said: DecideWayHome,
  ): Promise<WayHomeAnswer> {
    const answer = await this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'decide-way-home', id, ...said }, async () => {
        const decided = await decideWayHome(tx, id, said, actor, (own, hold) => this.reservations.hold(own, hold));
        await publish(tx, [decided]);
        return this.read(tx, id);
      }),
    );
    this.keeper.wake();
    return answer;
  }

  private async read(tx: Pick<Tx, 'query'>, id: string): Promise<WayHomeAnswer> {
    const row = await readWayHome(tx, id);
    if (!row) throw problem(404, { title: 'No such way home', detail: 'GET /ways-home has those that are open.' });
    return this.shown(row);
  }

  private shown(row: WayHomeRow): WayHomeAnswer {
    return wayHomeAnswer(row, this.keeper.placeOf(row.place_id));
  }
}
