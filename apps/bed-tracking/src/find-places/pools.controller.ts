import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AcceptsCsv, answerList, ApiList } from '@careway/service-kit';
import { ReadFigures } from '../show-wards/read-figures.ts';
import { listOfPools } from './pools.ts';
import { PoolPage, PoolsAsked } from './shapes.ts';

@ApiTags('places')
@Controller('pools')
export class PoolsController {
  constructor(private readonly figures: ReadFigures) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Places alike in type, provider, class and sex: how many are open, taken and usable' })
  @ApiList(PoolsAsked, PoolPage)
  async list(@Query() asked: PoolsAsked, @AcceptsCsv() csv: boolean): Promise<PoolPage | StreamableFile> {
    const { source, rebuilding, readAt, pools } = await this.figures.read();
    const page = await answerList(asked, csv, listOfPools(asked, pools));
    return page instanceof StreamableFile ? page : { source, rebuilding, readAt, ...page };
  }
}
