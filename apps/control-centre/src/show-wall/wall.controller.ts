import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { Shows } from '@careway/service-kit';
import { OpelKeeper } from '../score-opel/opel-keeper.ts';
import { readWall } from './read-wall.ts';
import { WallAnswer } from './shapes.ts';

@ApiTags('wall')
@Controller('wall')
export class WallController {
  constructor(
    private readonly database: Database,
    private readonly opel: OpelKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The eight lines under the wall in their one order, and the levels of an hour ago',
    description: 'What no service tells yet is there too, as not connected. A value that is held is not shown.',
  })
  @Shows(WallAnswer)
  wall(): Promise<WallAnswer> {
    return readWall(this.database, this.opel.sources, Date.now());
  }
}
