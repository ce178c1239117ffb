import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { occupancyOf } from '@careway/beds';
import { schemaOf } from '@careway/contracts';
import { Database } from '@careway/database';
import { ReferenceData } from '@careway/reference-data';
import { problem } from '@careway/service-kit';
import { loadPresent } from '../place-ledger/lock-stands.ts';
import { PlaceBook } from '../know-places/places.ts';
import { answersForSex } from './answers-for-sex.ts';
import { ReadFigures } from './read-figures.ts';
import { ProviderList, SiteList, WardBeds, WardList } from './shapes.ts';
import { totalAnswers, wardAnswers } from './ward-answers.ts';

const shows = (type: new () => object) => ApiOkResponse({ schema: schemaOf(type) as object });

@ApiTags('beds')
@Controller()
export class WardsController {
  constructor(
    private readonly figures: ReadFigures,
    private readonly book: PlaceBook,
    private readonly reference: ReferenceData,
    private readonly database: Database,
  ) {}

  @Get('wards')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Wards with open, occupied and usable beds, and why empty beds can not be used' })
  @ApiQuery({ name: 'site', required: false, description: 'ODS site code', schema: { type: 'string' } })
  @ApiQuery({ name: 'provider', required: false, description: 'ODS organisation code', schema: { type: 'string' } })
  @ApiQuery({
    name: 'sex',
    required: false,
    description: 'Beds that can be used for one sex',
    enum: ['female', 'male'],
  })
  @shows(WardList)
  async wards(
    @Query('site') site?: string,
    @Query('provider') provider?: string,
    @Query('sex') sex?: string,
  ): Promise<WardList> {
    const { source, rebuilding, readAt, wards } = await this.figures.read();
    const places = this.book.today();
    const answers = wardAnswers(wards, places, { site, provider });
    const forSex =
      sex === 'female' || sex === 'male' ? await answersForSex(this.database, places, answers, sex) : answers;
    return { source, rebuilding, readAt, wards: forSex };
  }

  @Get('sites')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The bed base of each site' })
  @shows(SiteList)
  async sites(): Promise<SiteList> {
    const { source, rebuilding, readAt, sites } = await this.figures.read();
    return { source, rebuilding, readAt, sites: totalAnswers(this.reference.at().sites, sites) };
  }

  @Get('providers')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The bed base of each provider' })
  @shows(ProviderList)
  async providers(): Promise<ProviderList> {
    const { source, rebuilding, readAt, providers } = await this.figures.read();
    return { source, rebuilding, readAt, providers: totalAnswers(this.reference.at().organisations, providers) };
  }

  @Get('wards/:id/beds')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The beds of a ward, each open, occupied, on leave or closed' })
  @ApiParam({ name: 'id', description: 'Ward id of reference data', schema: { type: 'string' } })
  @shows(WardBeds)
  async beds(@Param('id') wardId: string): Promise<WardBeds> {
    const places = this.book.today();
    const { ward, beds } = places.get(wardId);
    if (!ward) {
      const detail = 'GET /wards lists the wards of today.';
      throw problem(404, { title: 'Reference data has no such ward', detail });
    }
    const people = (await loadPresent(this.database, [wardId])).get(wardId)!;
    const states = new Map(occupancyOf(beds, people).beds.map((one) => [one.bedId, one]));
    const answers = places.bedsOf(wardId).map(({ id, bay, label, kind }) => ({ bay, label, kind, ...states.get(id)! }));
    return { wardId, beds: answers, withoutBed: people.filter(({ bedId }) => !bedId || !states.has(bedId)).length };
  }
}
