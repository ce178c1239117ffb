import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { AcceptsCsv, answerList, ApiList, Shows, type Page } from '@careway/service-kit';
import { HISTORY_COLUMNS, readHistory } from './opel-history.ts';
import { OpelKeeper } from './opel-keeper.ts';
import { explainOpel, readOpel } from './read-opel.ts';
import {
  OPEL_PILLARS,
  OpelAnswer,
  OpelExplanation,
  OpelHistoryPage,
  OpelHistoryQuery,
  OpelPillarQuery,
} from './shapes.ts';
import type { OpelRecord } from './shapes.ts';

@ApiTags('opel')
@Controller('opel')
export class OpelController {
  constructor(
    private readonly database: Database,
    private readonly keeper: OpelKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'OPEL of the system and of every provider, who has to act, and the kinds of action',
    description:
      'Each level with its points, its best and worst case while values are stale, held or unknown, and what was set by hand.',
  })
  @Shows(OpelAnswer)
  now(): Promise<OpelAnswer> {
    return readOpel(this.database, this.keeper.sources.reference, Date.now());
  }

  @Get(':placeId/explain')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Why a place has its level: parameter by parameter the points, the age, and what would raise or lower it',
  })
  @ApiQuery({ name: 'pillar', required: false, enum: [...OPEL_PILLARS] })
  @Shows(OpelExplanation)
  explain(@Param('placeId') placeId: string, @Query() { pillar }: OpelPillarQuery): Promise<OpelExplanation> {
    return explainOpel(this.database, this.keeper.sources, { placeId, pillar }, Date.now());
  }

  @Get(':placeId/history')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Scores of a place as they were recorded, with their inputs and version, the newest first' })
  @ApiList(OpelHistoryQuery, OpelHistoryPage)
  history(
    @Param('placeId') placeId: string,
    @Query() asked: OpelHistoryQuery,
    @AcceptsCsv() csv: boolean,
  ): Promise<Page<OpelRecord> | StreamableFile> {
    return answerList(asked, csv, {
      name: `opel-${placeId}`,
      columns: HISTORY_COLUMNS,
      like: [0] as [number],
      keysOf: ({ scoreId }: OpelRecord): [number] => [scoreId],
      read: (after, limit) => readHistory(this.database, { ...asked, placeId }, after?.[0], limit),
    });
  }
}
