import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { problem, Shows } from '@careway/service-kit';
import { PlaceBook } from '../know-places/places.ts';
import { readOccupancy } from './read-occupancy.ts';
import { OccupancyAnswer, OccupancyQuery } from './shapes.ts';

@ApiTags('wards')
@Controller('occupancy')
export class OccupancyController {
  constructor(
    private readonly database: Database,
    private readonly book: PlaceBook,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Who was in the beds of each site at a moment, by all that is known now',
    description: 'Late and mended messages count: this may differ from what the board showed at that moment.',
  })
  @ApiQuery({ name: 'at', schema: { type: 'string', format: 'date-time' } })
  @Shows(OccupancyAnswer)
  async at(@Query() { at }: OccupancyQuery): Promise<OccupancyAnswer> {
    const now = Date.now();
    if (Date.parse(at) > now) {
      const errors = [{ field: 'at', rule: 'is not yet', fix: 'Send a moment that is over.' }];
      throw problem(422, { title: 'Nobody knows who will be where', errors });
    }
    const sites = await readOccupancy(this.database, this.book.today(), new Date(at).toISOString());
    return { at, knownAt: new Date(now).toISOString(), sites };
  }
}
