import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Board, BoardSnapshot } from '@careway/pressure';
import { Shows } from '@careway/service-kit';
import { SNAPSHOT_SCHEMA } from '../show-board/board.schema.ts';
import { Replay } from './replay.ts';
import { DifferenceQuery, DifferencesAnswer, ReplayQuery, SpanAnswer } from './shapes.ts';

const ApiAt = () => ApiQuery({ name: 'at', schema: { type: 'string', format: 'date-time' } });

/** The board of a moment that is over. */
@ApiTags('replay')
@Controller('board')
export class ReplayController {
  constructor(private readonly replay: Replay) {}

  @Get('span')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The moments of which the board can be shown again' })
  @Shows(SpanAnswer)
  span(): Promise<SpanAnswer> {
    return this.replay.span();
  }

  @Get('at')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The board of a moment: as it was shown then, or as it is known now',
    description:
      'As known now: late and mended messages count, and corrected figures. 503 when bed tracking is silent.',
  })
  @ApiAt()
  @ApiQuery({ name: 'as', required: false, enum: ['shown', 'known'] })
  @ApiOkResponse({ schema: SNAPSHOT_SCHEMA })
  at(@Query() { at, as = 'shown' }: ReplayQuery): Promise<BoardSnapshot & { board: Board }> {
    return this.replay.at(new Date(at).toISOString(), as);
  }

  @Get('difference')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'What the board showed at a moment and is known by now to have been otherwise' })
  @ApiAt()
  @Shows(DifferencesAnswer)
  difference(@Query() { at }: DifferenceQuery): Promise<DifferencesAnswer> {
    return this.replay.difference(new Date(at).toISOString());
  }
}
