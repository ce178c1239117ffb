import { Body, Controller, Get, Header, HttpCode, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { InternalOrLocal, Shows, Takes } from '@careway/service-kit';
import { AskGateway } from './ask-gateway.ts';
import { readSpells } from './read-spells.ts';
import { IdentifierSaid, SpellList } from './shapes.ts';

const QUERY = { schema: { type: 'string' } };

@ApiTags('spells')
@ApiBearerAuth()
@Controller('spells')
@UseGuards(InternalOrLocal)
export class SpellsController {
  constructor(
    private readonly gateway: AskGateway,
    private readonly database: Database,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The spells and movements of one patient, by a local identifier',
    description: 'Prefer POST /spells/search: proxies and browsers keep the addresses of what they fetched.',
  })
  @ApiQuery({ name: 'identifier', required: true, ...QUERY })
  @ApiQuery({ name: 'authority', required: false, ...QUERY })
  @ApiQuery({ name: 'type', required: false, ...QUERY })
  @Shows(SpellList)
  byAddress(@Query() said: IdentifierSaid): Promise<SpellList> {
    return this.search(said);
  }

  @Post('search')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'The spells and movements of one patient, by a local identifier that stays out of the address',
  })
  @Takes(IdentifierSaid)
  @Shows(SpellList)
  async search(@Body() said: IdentifierSaid): Promise<SpellList> {
    return { spells: await readSpells(this.database, await this.gateway.subjectsOf(said)) };
  }
}
