import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { boardAt, type Board, type BoardSnapshot } from '@careway/pressure';
import { BoardSource } from './board-source.ts';
import { CLOCK_SCHEMA, SNAPSHOT_SCHEMA } from './board.schema.ts';

@ApiTags('board')
@Controller('board')
export class BoardController {
  constructor(private readonly source: BoardSource) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The board as it stands',
    description: 'Every figure with its age and state, the facts it is made of, and the number of the last change.',
  })
  @ApiOkResponse({ schema: SNAPSHOT_SCHEMA })
  async board(): Promise<BoardSnapshot & { board: Board }> {
    const snapshot = await this.source.snapshot();
    return { ...snapshot, board: boardAt(snapshot.layout, snapshot.facts, Date.parse(snapshot.serverTime)) };
  }

  @Get('clock')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: "The service's clock", description: 'A screen corrects its own clock by half the way.' })
  @ApiOkResponse({ schema: CLOCK_SCHEMA })
  clock(): { serverTime: string } {
    return { serverTime: new Date().toISOString() };
  }
}
