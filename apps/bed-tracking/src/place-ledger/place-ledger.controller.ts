import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { Shows, Takes } from '@careway/service-kit';
import { IdempotencyKey, IfMatch } from '../commands/command-headers.ts';
import { once } from '../commands/once.ts';
import { CounterPusher } from '../copy-counters/counter-pusher.ts';
import { PlaceBook } from '../know-places/places.ts';
import { readPlace } from './read-place.ts';
import { readStaffing } from './read-staffing.ts';
import { setCondition } from './set-condition.ts';
import { setStaffing } from './set-staffing.ts';
import {
  ConditionAnswer,
  ConditionAsked,
  PlaceDetail,
  StaffingAnswer,
  StaffingAsked,
  StaffingDetail,
} from './shapes.ts';

/** What people say of places themselves. */
@ApiTags('places')
@Controller()
export class PlaceLedgerController {
  constructor(
    private readonly database: Database,
    private readonly book: PlaceBook,
    private readonly pusher: CounterPusher,
  ) {}

  @Get('places/:id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One place with who said what of it, and its live promise' })
  @Shows(PlaceDetail)
  place(@Param('id') placeId: string): Promise<PlaceDetail> {
    return readPlace(this.database, this.book.today(), placeId);
  }

  @Put('places/:id/condition')
  @ApiOperation({ summary: 'Closes or opens a place, or says that it is vacated, being cleaned or compromised' })
  @Takes(ConditionAsked)
  @Shows(ConditionAnswer)
  condition(
    @SignedIn('bed-manager', 'site-team', 'control-centre', 'service') actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id') placeId: string,
    @Body() { condition, reason }: ConditionAsked,
  ): Promise<ConditionAnswer> {
    const said = { placeId, version, condition, reason };
    return this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'set-condition', ...said }, async () => {
        const { result, wards } = await setCondition(tx, this.book.today(), { ...said, actor });
        tx.afterCommit(() => this.pusher.push(wards));
        const { state, reason: why, version: now } = result;
        return { placeId, condition: result.condition, state, ...(why && { reason: why }), version: now };
      }),
    );
  }

  @Get('wards/:id/staffing')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'For how many people a ward has staff, and who said so' })
  @Shows(StaffingDetail)
  staffingOf(@Param('id') wardId: string): Promise<StaffingDetail> {
    return readStaffing(this.database, this.book.today(), wardId);
  }

  @Put('wards/:id/staffing')
  @ApiOperation({ summary: 'Says for how many people a ward has staff' })
  @Takes(StaffingAsked)
  @Shows(StaffingAnswer)
  staffing(
    @SignedIn('bed-manager', 'site-team', 'control-centre', 'service') actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id') wardId: string,
    @Body() { staffedFor, reason }: StaffingAsked,
  ): Promise<StaffingAnswer> {
    const said = { wardId, staffedFor, reason };
    return this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'set-staffing', ...said }, async () => {
        const { result, wards } = await setStaffing(tx, this.book.today(), { ...said, actor });
        tx.afterCommit(() => this.pusher.push(wards));
        return result;
      }),
    );
  }
}
