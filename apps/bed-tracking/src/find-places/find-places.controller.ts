import { Body, Controller, Get, Header, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { AcceptsCsv, answerList, ApiList, Shows, Takes, type Page } from '@careway/service-kit';
import { answerSearch } from './answer-search.ts';
import { PlaceBook } from '../know-places/places.ts';
import { FindPlaces } from './find-places.ts';
import { isAskedFor, listOfPlaces } from './list-places.ts';
import { needOf } from './need-of.ts';
import { readPlaces } from './read-places.ts';
import { PlacePage, PlacesAsked, SearchAnswer, SearchSaid, type PlaceAnswer } from './shapes.ts';

@ApiTags('places')
@Controller('places')
export class FindPlacesController {
  constructor(
    private readonly places: FindPlaces,
    private readonly book: PlaceBook,
    private readonly database: Database,
  ) {}

  @Post('search')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Places that meet a need, ranked with reasons, and why each other one does not' })
  @Takes(SearchSaid)
  @Shows(SearchAnswer)
  async search(@Body() said: SearchSaid): Promise<SearchAnswer> {
    return answerSearch(await this.places.find(needOf(said.need)), said);
  }

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Places with what they are and how they stand' })
  @ApiList(PlacesAsked, PlacePage)
  list(@Query() asked: PlacesAsked, @AcceptsCsv() csv: boolean): Promise<Page<PlaceAnswer> | StreamableFile> {
    const places = this.book.today().typedPlaces.filter((place) => isAskedFor(asked, place));
    const readAll = async () => (await readPlaces(this.database, places)).places;
    return answerList(asked, csv, listOfPlaces(asked, readAll));
  }
}
