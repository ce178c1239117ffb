import { Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InternalOrLocal } from '@careway/service-kit';
import { ReferenceDataHolder } from './reference-data-holder.ts';
import { reloadProblem } from './reload-problem.ts';

@ApiTags('interfaces')
@UseGuards(InternalOrLocal)
@Controller('interfaces')
export class ReloadController {
  constructor(@Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder) {}

  @Post('reload')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reads the reference data again: interfaces, location maps, wards, beds' })
  reload(): { day: string; interfaces: string[]; wards: number; beds: number } {
    try {
      const { day, interfaces, wards, beds } = this.places.reload().at();
      return { day, interfaces: interfaces.map(({ id }) => id), wards: wards.length, beds: beds.length };
    } catch (error) {
      throw reloadProblem(error);
    }
  }
}
