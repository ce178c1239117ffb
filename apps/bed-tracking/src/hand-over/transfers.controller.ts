import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { sideOf } from '@careway/custody';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { AcceptsCsv, answerList, Shows, ShowsNew, Takes, type Page } from '@careway/service-kit';
import { IdempotencyKey, IfMatch } from '../commands/command-headers.ts';
import { HandOver } from './hand-over.ts';
import { readTransfer, readTransfers } from './read-transfers.ts';
import {
  AnswerSaid,
  ArriveSaid,
  DepartSaid,
  OfferTransferSaid,
  RefuseSaid,
  TransferAnswer,
  TransferPage,
  TransfersQuery,
  WithdrawSaid,
  type TransferSummary,
} from './shapes.ts';
import { TRANSFER_COLUMNS, transferAnswer } from './transfer-answers.ts';
import { noSuchTransfer } from './transfer-problems.ts';

/** The control centre sees all; everybody else what their organisation has a part in. */
const seesAll = ({ role }: Actor): boolean => role === 'control-centre';

@ApiTags('transfers')
@Controller('transfers')
export class TransfersController {
  constructor(
    private readonly handOver: HandOver,
    private readonly database: Database,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who is being handed over between whom; the oldest offer first, CSV on request' })
  @Shows(TransferPage)
  list(
    @SignedIn() actor: Actor,
    @Query() asked: TransfersQuery,
    @AcceptsCsv() csv: boolean,
  ): Promise<Page<TransferSummary> | StreamableFile> {
    const { subjectId, show } = asked;
    const organisationId = seesAll(actor) ? undefined : actor.organisationId;
    return answerList(asked, csv, {
      name: 'transfers',
      columns: TRANSFER_COLUMNS,
      keysOf: (one: TransferSummary): [string, string] => [one.offeredAt, one.transferId],
      like: ['', ''] as [string, string],
      read: async (after, limit) => {
        const filter = { organisationId, subjectId, liveOnly: show !== 'all', after, limit };
        return (await readTransfers(this.database, filter)) as TransferSummary[];
      },
    });
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One transfer with all that was done, by whom and why' })
  @Shows(TransferAnswer)
  async one(@SignedIn() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<TransferAnswer> {
    const row = await readTransfer(this.database, id);
    if (!row || (!seesAll(actor) && !sideOf(row, actor.organisationId))) throw noSuchTransfer();
    return transferAnswer(row);
  }

  @Post()
  @ApiOperation({ summary: 'Offers a person to another organisation; only the holder can, one offer at a time' })
  @Takes(OfferTransferSaid)
  @ShowsNew(TransferAnswer)
  offer(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Body() said: OfferTransferSaid,
  ): Promise<TransferAnswer> {
    return this.handOver.offer(actor, key, said);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'The receiver takes the offer; it can not be withdrawn any more' })
  @Takes(AnswerSaid)
  @Shows(TransferAnswer)
  accept(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id', ParseUUIDPipe) transferId: string,
    @Body() said: AnswerSaid,
  ): Promise<TransferAnswer> {
    return this.handOver.accept(actor, { key, transferId, version }, said);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @ApiOperation({ summary: 'The receiver refuses this offer, with a reason and what has to happen now' })
  @Takes(RefuseSaid)
  @Shows(TransferAnswer)
  refuse(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id', ParseUUIDPipe) transferId: string,
    @Body() said: RefuseSaid,
  ): Promise<TransferAnswer> {
    return this.handOver.refuse(actor, { key, transferId, version }, said);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'The sender takes an offer back that nobody has answered' })
  @Takes(WithdrawSaid)
  @Shows(TransferAnswer)
  withdraw(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id', ParseUUIDPipe) transferId: string,
    @Body() { reason }: WithdrawSaid,
  ): Promise<TransferAnswer> {
    return this.handOver.withdraw(actor, { key, transferId, version }, reason);
  }

  @Post(':id/depart')
  @HttpCode(200)
  @ApiOperation({ summary: 'The sender says that the person has left; the sender holds them until they arrive' })
  @Takes(DepartSaid)
  @Shows(TransferAnswer)
  depart(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id', ParseUUIDPipe) transferId: string,
    @Body() said: DepartSaid,
  ): Promise<TransferAnswer> {
    return this.handOver.depart(actor, { key, transferId, version }, said);
  }

  @Post(':id/arrive')
  @HttpCode(200)
  @ApiOperation({ summary: 'The receiver says that the person is there, and holds them from now on' })
  @Takes(ArriveSaid)
  @Shows(TransferAnswer)
  arrive(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id', ParseUUIDPipe) transferId: string,
    @Body() said: ArriveSaid,
  ): Promise<TransferAnswer> {
    return this.handOver.arrive(actor, { key, transferId, version }, said);
  }
}
