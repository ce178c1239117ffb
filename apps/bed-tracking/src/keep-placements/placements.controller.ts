import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { AcceptsCsv, answerList, ApiList, Shows, ShowsNew, Takes, type Page } from '@careway/service-kit';
import { IdempotencyKey, IfMatch } from '../commands/command-headers.ts';
import { KeepPlacements } from './keep-placements.ts';
import { PLACEMENT_COLUMNS } from './placement-answers.ts';
import { readPlacements } from './placement-rows.ts';
import { OnePlacement, PlacementAnswer, PlacementPage, PlacementsQuery } from './placement-shapes.ts';
import {
  ChangePlacementSaid,
  ContactSaid,
  CoordinatorToldSaid,
  EndPlacementSaid,
  ReviewSaid,
  StartPlacementSaid,
} from './shapes.ts';

const Keeps = () => SignedIn('out-of-area-lead', 'bed-manager');

/** The control centre sees all; everybody else what their organisation sends or receives. */
const organisationOf = ({ role, organisationId }: Actor): string | undefined =>
  role === 'control-centre' ? undefined : organisationId;

@ApiTags('out of area')
@Controller('out-of-area/placements')
export class PlacementsController {
  constructor(
    private readonly keep: KeepPlacements,
    private readonly database: Database,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Who is placed away and how that goes, the longest away first; CSV on request' })
  @ApiList(PlacementsQuery, PlacementPage)
  list(
    @SignedIn() actor: Actor,
    @Query() asked: PlacementsQuery,
    @AcceptsCsv() csv: boolean,
  ): Promise<Page<PlacementAnswer> | StreamableFile> {
    const values = [organisationOf(actor) ?? null, asked.subjectId ?? null, asked.show !== 'all'];
    return answerList(asked, csv, {
      name: 'out-of-area-placements',
      columns: PLACEMENT_COLUMNS,
      like: ['', ''] as [string, string],
      keysOf: ({ startedAt, placementId }: PlacementAnswer): [string, string] => [startedAt, placementId],
      read: async (after, limit) =>
        this.keep.shown(await readPlacements(this.database, PAGE, [...values, ...(after ?? [null, null]), limit])),
    });
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One placement with all that was said of it, by whom and when' })
  @Shows(OnePlacement)
  one(@SignedIn() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<OnePlacement> {
    return this.keep.one(id, organisationOf(actor));
  }

  @Post()
  @ApiOperation({
    summary: 'The sending provider says that a person is placed away',
    description: "Ends the person's placement before it. Roles here and below: out-of-area-lead, bed-manager.",
  })
  @Takes(StartPlacementSaid)
  @ShowsNew(OnePlacement)
  start(@Keeps() actor: Actor, @IdempotencyKey() key: string, @Body() said: StartPlacementSaid): Promise<OnePlacement> {
    return this.keep.start(actor, key, said);
  }

  @Post(':id/change')
  @HttpCode(200)
  @ApiOperation({ summary: 'What of a placement is different now, with the reason' })
  @Takes(ChangePlacementSaid)
  @Shows(OnePlacement)
  change(
    @Keeps() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id', ParseUUIDPipe) placementId: string,
    @Body() said: ChangePlacementSaid,
  ): Promise<OnePlacement> {
    return this.keep.change(actor, { key, placementId, version }, said);
  }

  @Post(':id/coordinator-told')
  @HttpCode(200)
  @ApiOperation({ summary: 'The care co-ordinator was told of the placement: due within 24 hours' })
  @Takes(CoordinatorToldSaid)
  @Shows(OnePlacement)
  coordinatorTold(
    @Keeps() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) placementId: string,
    @Body() said: CoordinatorToldSaid,
  ): Promise<OnePlacement> {
    return this.keep.coordinatorTold(actor, { key, placementId }, said);
  }

  @Post(':id/contacts')
  @HttpCode(200)
  @ApiOperation({ summary: 'A contact of the home team; visits and video calls count for continuity' })
  @Takes(ContactSaid)
  @Shows(OnePlacement)
  contact(
    @Keeps() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) placementId: string,
    @Body() said: ContactSaid,
  ): Promise<OnePlacement> {
    return this.keep.contact(actor, { key, placementId }, said);
  }

  @Post(':id/reviews')
  @HttpCode(200)
  @ApiOperation({ summary: 'A review of the placement and what was decided: due every week' })
  @Takes(ReviewSaid)
  @Shows(OnePlacement)
  review(
    @Keeps() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) placementId: string,
    @Body() said: ReviewSaid,
  ): Promise<OnePlacement> {
    return this.keep.review(actor, { key, placementId }, said);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'The placement is over, when and why' })
  @Takes(EndPlacementSaid)
  @Shows(OnePlacement)
  end(
    @Keeps() actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() version: number,
    @Param('id', ParseUUIDPipe) placementId: string,
    @Body() said: EndPlacementSaid,
  ): Promise<OnePlacement> {
    return this.keep.end(actor, { key, placementId, version }, said);
  }
}

const PAGE = `($1::text IS NULL OR $1 IN (sender_id, receiver_id)) AND ($2::uuid IS NULL OR subject_id = $2)
  AND (NOT $3 OR ended_at IS NULL) AND ($4::timestamptz IS NULL OR (started_at, placement_id) > ($4, $5::uuid))
  ORDER BY started_at, placement_id LIMIT $6`;
