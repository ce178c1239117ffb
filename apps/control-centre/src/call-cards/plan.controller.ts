import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { londonDay } from '@careway/pressure';
import { ReferenceData } from '@careway/reference-data';
import { Shows } from '@careway/service-kit';
import { PlanAnswer } from './shapes.ts';

@ApiTags('alerts')
@Controller('surge-plan')
export class PlanController {
  constructor(private readonly reference: ReferenceData) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Every card of the surge plan that is in force today' })
  @Shows(PlanAnswer)
  plan(): PlanAnswer {
    const { surgeCards } = this.reference.at(londonDay(Date.now()));
    return {
      cards: surgeCards.map(({ id, pillar, level, title, what, standDown, owner, source, provisional }) => {
        return { id, pillar, level, title, what, standDown, owner, source, provisional };
      }),
    };
  }
}
