import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { AcceptsCsv, answerList, ApiList, problem, Shows, type Page } from '@careway/service-kit';
import { OpelKeeper } from '../score-opel/opel-keeper.ts';
import { FIGURE_COLUMNS, readFigureHistory } from './figure-history.ts';
import { readFigures } from './read-figures.ts';
import { FigureAnswer, FigureHistoryPage, FigureHistoryQuery, FiguresAnswer } from './shapes.ts';
import type { FigureRecord } from './shapes.ts';

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(
    private readonly database: Database,
    private readonly opel: OpelKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Every figure of the registry: what it means, and its value, age and state at each place',
    description: 'A value that is held is not shown: the last good one stays. Totals over missing parts are ranges.',
  })
  @Shows(FiguresAnswer)
  async all(): Promise<FiguresAnswer> {
    const now = Date.now();
    const figures = await readFigures(this.database, this.opel.sources, () => true, now);
    return { at: new Date(now).toISOString(), figures };
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One figure: its definition and how it stands at each place' })
  @Shows(FigureAnswer)
  async one(@Param('id') id: string): Promise<FigureAnswer> {
    const [figure] = await readFigures(this.database, this.opel.sources, (row) => row.id === id, Date.now());
    if (figure) return figure;
    throw problem(404, { title: 'There is no such figure', detail: 'GET /figures lists the figures of the registry.' });
  }

  @Get(':id/history')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Values as they were told, with both clocks, the newest first; those held without the value',
  })
  @ApiList(FigureHistoryQuery, FigureHistoryPage)
  history(
    @Param('id') figureId: string,
    @Query() asked: FigureHistoryQuery,
    @AcceptsCsv() csv: boolean,
  ): Promise<Page<FigureRecord> | StreamableFile> {
    return answerList(asked, csv, {
      name: `figure-${figureId.replaceAll(/[^a-z0-9-]/g, '')}`,
      columns: FIGURE_COLUMNS,
      like: [0] as [number],
      keysOf: ({ valueId }: FigureRecord): [number] => [valueId],
      read: (after, limit) => readFigureHistory(this.database, { ...asked, figureId }, after?.[0], limit),
    });
  }
}
