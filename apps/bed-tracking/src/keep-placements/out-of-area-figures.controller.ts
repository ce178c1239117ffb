import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { ReferenceData } from '@careway/reference-data';
import { Shows } from '@careway/service-kit';
import { FiguresQuery, OutOfAreaFigures, PERIODS } from './figure-shapes.ts';
import { readOutOfAreaFigures } from './read-figures.ts';

@ApiTags('out of area')
@Controller('out-of-area/figures')
export class OutOfAreaFiguresController {
  constructor(
    private readonly database: Database,
    private readonly reference: ReferenceData,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Occupied bed days out of area against the plan, cost, distance, stays and continuity',
    description: 'By the national definitions, of what was judged out of area. Nothing of a person: needs no sign-in.',
  })
  @ApiQuery({ name: 'period', required: false, enum: PERIODS, description: 'quarter when left out' })
  @ApiQuery({
    name: 'on',
    required: false,
    schema: { type: 'string', format: 'date' },
    description: 'A date of the period',
  })
  @Shows(OutOfAreaFigures)
  figures(@Query() asked: FiguresQuery): Promise<OutOfAreaFigures> {
    return readOutOfAreaFigures(this.database, this.reference, asked);
  }
}
