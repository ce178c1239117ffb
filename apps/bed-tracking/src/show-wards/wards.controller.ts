import { Controller, Get, Header, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { occupancyOf } from '@careway/beds';
import { Database } from '@careway/database';
import { ReferenceData } from '@careway/reference-data';
import { ApiFormat, AsCsv, csvOrJson, Shows } from '@careway/service-kit';
import { loadPresent } from '../place-ledger/lock-stands.ts';
import { PlaceBook } from '../know-places/places.ts';
import { noSuchWard } from '../place-ledger/place-problems.ts';
import { answersForSex } from './answers-for-sex.ts';
import { BED_COLUMNS, FIGURE_COLUMNS, WARD_COLUMNS } from './csv-columns.ts';
import { ReadFigures } from './read-figures.ts';
import { ProviderList, SiteList, WardBeds, WardList } from './shapes.ts';
import { totalAnswers, wardAnswers } from './ward-answers.ts';

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
  @ApiFormat()
  @Shows(WardList)
  async wards(
    @AsCsv() csv: boolean,
    @Query('site') site?: string,
    @Query('provider') provider?: string,
    @Query('sex') sex?: string,
  ): Promise<WardList | StreamableFile> {
    const { source, rebuilding, readAt, wards } = await this.figures.read();
    const places = this.book.today();
    const answers = wardAnswers(wards, places, { site, provider });
    const forSex =
      sex === 'female' || sex === 'male' ? await answersForSex(this.database, places, answers, sex) : answers;
    const answer = { source, rebuilding, readAt, wards: forSex };
    return csvOrJson(csv, answer, { name: 'wards', columns: WARD_COLUMNS, rows: forSex });
  }

  @Get('sites')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The bed base of each site' })
  @ApiFormat()
  @Shows(SiteList)
  async sites(@AsCsv() csv: boolean): Promise<SiteList | StreamableFile> {
    const { source, rebuilding, readAt, sites } = await this.figures.read();
    const rows = totalAnswers(this.reference.at().sites, sites);
    const answer = { source, rebuilding, readAt, sites: rows };
    return csvOrJson(csv, answer, { name: 'sites', columns: FIGURE_COLUMNS, rows });
  }

  @Get('providers')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The bed base of each provider' })
  @ApiFormat()
  @Shows(ProviderList)
  async providers(@AsCsv() csv: boolean): Promise<ProviderList | StreamableFile> {
    const { source, rebuilding, readAt, providers } = await this.figures.read();
    const rows = totalAnswers(this.reference.at().organisations, providers);
    const answer = { source, rebuilding, readAt, providers: rows };
    return csvOrJson(csv, answer, { name: 'providers', columns: FIGURE_COLUMNS, rows });
  }

  @Get('wards/:id/beds')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'The beds of a ward, each open, occupied, on leave or closed' })
  @ApiParam({ name: 'id', description: 'Ward id of reference data', schema: { type: 'string' } })
  @ApiFormat()
  @Shows(WardBeds)
  async beds(@Param('id') wardId: string, @AsCsv() csv: boolean): Promise<WardBeds | StreamableFile> {
    const places = this.book.today();
    const { ward, beds } = places.get(wardId);
    if (!ward) throw noSuchWard();
    const people = (await loadPresent(this.database, [wardId])).get(wardId)!;
    const states = new Map(occupancyOf(beds, people).beds.map((one) => [one.bedId, one]));
    const rows = places.bedsOf(wardId).map(({ id, bay, label, kind }) => ({ bay, label, kind, ...states.get(id)! }));
    const withoutBed = people.filter(({ bedId }) => !bedId || !states.has(bedId)).length;
    return csvOrJson(csv, { wardId, beds: rows, withoutBed }, { name: 'beds', columns: BED_COLUMNS, rows });
  }
}
