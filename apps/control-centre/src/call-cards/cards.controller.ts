import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey, once } from '@careway/commands';
import { Database, type Tx } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { AcceptsCsv, answerList, ApiList, problem, Shows, Takes, type Page } from '@careway/service-kit';
import { CARD_COLUMNS, readCards, sayDone, sayStoodDown } from './card-rows.ts';
import { CardAnswer, CardPage, CardSaid, CardsQuery } from './shapes.ts';

/** Cards of the surge plan: what a level calls for at a place, and what stands it down again. */
@ApiTags('alerts')
@Controller('action-cards')
export class CardsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Cards that were called for, the newest first, with who did what' })
  @ApiList(CardsQuery, CardPage)
  list(@Query() asked: CardsQuery, @AcceptsCsv() csv: boolean): Promise<Page<CardAnswer> | StreamableFile> {
    return answerList(asked, csv, {
      name: 'action-cards',
      columns: CARD_COLUMNS,
      like: [0] as [number],
      keysOf: ({ number }: CardAnswer): [number] => [number],
      read: (after, limit) =>
        readCards(this.database, { placeId: asked.place, live: asked.show !== 'all', before: after?.[0], limit }),
    });
  }

  @Post(':id/done')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that what a card asks for is done and in force' })
  @Takes(CardSaid)
  @Shows(CardAnswer)
  done(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) useId: string,
    @Body() { says }: CardSaid,
  ): Promise<CardAnswer> {
    return this.say(key, actor, { command: 'card-done', useId, says }, (tx) => sayDone(tx, useId, actor, says));
  }

  @Post(':id/stand-down')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that what a card asked for is ended' })
  @Takes(CardSaid)
  @Shows(CardAnswer)
  standDown(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) useId: string,
    @Body() { says }: CardSaid,
  ): Promise<CardAnswer> {
    const body = { command: 'card-stand-down', useId, says };
    return this.say(key, actor, body, (tx) => sayStoodDown(tx, useId, actor, says));
  }

  private say(
    key: string,
    actor: Actor,
    body: { command: string; useId: string; says: string },
    work: (tx: Tx) => Promise<number>,
  ): Promise<CardAnswer> {
    return this.database.transaction((tx) =>
      once(tx, key, actor, body, async () => {
        const changed = await work(tx);
        const [card] = await readCards(tx, { useId: body.useId });
        if (!card) throw problem(404, { title: 'There is no such card', detail: 'GET /action-cards lists them.' });
        if (changed === 0)
          throw problem(409, { title: `The card is ${card.state} now`, detail: 'Look at GET /action-cards again.' });
        return card;
      }),
    );
  }
}
