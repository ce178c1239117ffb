import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { AcceptsCsv, answerList, problem, Shows, ShowsNew, Takes, type Page } from '@careway/service-kit';
import { IdempotencyKey, IfMatch } from '../commands/command-headers.ts';
import { once } from '../commands/once.ts';
import { needOf } from '../find-places/need-of.ts';
import { noSuchReservation } from './end-or-confirm.ts';
import { listOfReservations } from './list-reservations.ts';
import { loadReservation, type Reservation } from './reservation-rows.ts';
import { Reservations } from './reservations.ts';
import { HoldSaid, ReasonSaid, ReservationAnswer, ReservationPage, ReservationsAsked } from './shapes.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Promises of places: hold, confirm, release. */
@ApiTags('reservations')
@Controller()
export class ReservationsController {
  constructor(
    private readonly database: Database,
    private readonly reservations: Reservations,
  ) {}

  @Post('places/:id/hold')
  @ApiOperation({ summary: 'Keeps a place for a person for a limited time' })
  @Takes(HoldSaid)
  @ShowsNew(ReservationAnswer)
  hold(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id') placeId: string,
    @Body() { subjectId, until, need, reason }: HoldSaid,
  ): Promise<Reservation> {
    const asked = { placeId, version, subjectId, until, need: need && needOf(need), reason, actor };
    return this.reservations.holdOnce(this.database, key, asked);
  }

  @Post('reservations/:id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Makes a hold a reservation, which lasts until the person is there' })
  @Takes(ReasonSaid)
  @Shows(ReservationAnswer)
  confirm(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
    @Body() { reason }: ReasonSaid,
  ): Promise<Reservation> {
    const said = { reservationId: idOf(id), reason };
    return this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'confirm', ...said }, () => this.reservations.confirm(tx, { ...said, actor })),
    );
  }

  @Post('reservations/:id/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives a promised place back' })
  @Takes(ReasonSaid)
  @Shows(ReservationAnswer)
  release(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id') id: string,
    @Body() { reason }: ReasonSaid,
  ): Promise<Reservation> {
    const said = { reservationId: idOf(id), reason };
    return this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'release', ...said }, () => this.reservations.release(tx, { ...said, actor })),
    );
  }

  @Get('reservations')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Promises of places, the newest first' })
  @Shows(ReservationPage)
  list(@Query() asked: ReservationsAsked, @AcceptsCsv() csv: boolean): Promise<Page<Reservation> | StreamableFile> {
    return answerList(asked, csv, listOfReservations(this.database, asked));
  }

  @Get('reservations/:id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One promise, with who decided what, when and why' })
  @Shows(ReservationAnswer)
  async one(@Param('id') id: string): Promise<Reservation> {
    const reservation = await loadReservation(this.database, idOf(id));
    if (!reservation) throw noSuchReservation();
    return reservation;
  }
}

function idOf(id: string): string {
  if (UUID.test(id)) return id.toLowerCase();
  const errors = [{ field: 'id', rule: 'must be a UUID', fix: 'Send the reservationId of the answer to the hold.' }];
  throw problem(422, { title: 'That is no id of a reservation', errors });
}
