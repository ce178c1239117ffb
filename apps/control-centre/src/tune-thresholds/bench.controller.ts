import { Body, Controller, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { ReferenceData, type OpelFramework } from '@careway/reference-data';
import {
  ApiFormat,
  AsCsv,
  csvOrJson,
  problem,
  Shows,
  Takes,
  type Columns,
  type FieldFault,
} from '@careway/service-kit';
import { readFrameworks } from '../score-opel/frameworks.ts';
import { mustBeTables } from './publish-framework.ts';
import { readRecorded } from './recorded.ts';
import { TryAnswer, TryTables, type OutcomeAnswer, type TriedPlace } from './shapes.ts';
import { tryTables } from './try-tables.ts';

const MOST_MS = 31 * 86_400_000;
type Row = OutcomeAnswer & Omit<TriedPlace, 'outcomes'>;

const COLUMNS: Columns<Row> = {
  place_id: (one) => one.placeId,
  name: (one) => one.name,
  pillar: (one) => one.pillar,
  table: (one) => one.table,
  minutes_opel_1: (one) => one.minutes.opel1,
  minutes_opel_2: (one) => one.minutes.opel2,
  minutes_opel_3: (one) => one.minutes.opel3,
  minutes_opel_4: (one) => one.minutes.opel4,
  minutes_unknown: (one) => one.minutes.unknown,
  changes: (one) => one.changes,
  alerts: (one) => one.alerts,
  events: (one) => one.events,
  foreseen: (one) => one.foreseen,
  missed: (one) => one.missed,
  false_alerts: (one) => one.falseAlerts,
  lead_minutes_median: (one) => one.leadMinutes?.median,
  lead_minutes_least: (one) => one.leadMinutes?.least,
  lead_minutes_most: (one) => one.leadMinutes?.most,
};

/** Tries tables on days that were recorded: no code, no release, and nothing of it counts until it is published. */
@ApiTags('opel tables')
@Controller('opel/bench')
export class BenchController {
  constructor(
    private readonly database: Database,
    private readonly reference: ReferenceData,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiFormat()
  @ApiOperation({
    summary:
      'What tables would have declared on recorded days: levels, alerts, and how long before the worst they came',
    description: 'Values and their states are those that were known then. Roles: control-centre.',
  })
  @Takes(TryTables)
  @Shows(TryAnswer)
  async try(
    @SignedIn('control-centre') _actor: Actor,
    @AsCsv() csv: boolean,
    @Body() asked: TryTables,
  ): Promise<TryAnswer | StreamableFile> {
    const [from, to] = [Date.parse(asked.from), Date.parse(asked.to)];
    mustBeATime(from, to);
    const tables = await this.tablesOf(asked);
    const recorded = await readRecorded(this.database, from, to);
    const trial = { from, to, alertLevel: asked.alertLevel ?? 3, eventLevel: asked.eventLevel ?? 4 };
    const tried = tryTables(this.reference, recorded, tables, trial);
    const steps = new Set(recorded.steps.map(({ at }) => at)).size;
    const rows = tried.places.flatMap(({ outcomes, ...place }) => outcomes.map((one): Row => ({ ...place, ...one })));
    const answer = { from: asked.from, to: asked.to, steps, ...tried };
    return csvOrJson<Row, TryAnswer>(csv, answer, { name: 'opel-bench', columns: COLUMNS, rows });
  }

  private async tablesOf({ tables }: TryTables): Promise<OpelFramework[]> {
    const versions = await readFrameworks(this.database, this.reference);
    const errors: FieldFault[] = [];
    if (tables.length === 0) errors.push({ field: 'tables', rule: 'is empty', fix: 'Send at least one table to try.' });
    const found = tables.flatMap(({ frameworkId, framework }, at) => {
      if (framework) mustBeTables(this.reference, framework, `tables.${at}.framework`);
      const one = framework ?? versions.find((version) => version.framework.id === frameworkId)?.framework;
      if (one) return [one];
      const fix = 'Send an id of GET /opel/frameworks, or tables as framework.';
      errors.push({ field: `tables.${at}.frameworkId`, rule: 'is no version', fix });
      return [];
    });
    if (errors.length > 0) throw problem(422, { title: 'There is no such table to try', errors });
    return found;
  }
}

function mustBeATime(from: number, to: number): void {
  if (from < to && to - from <= MOST_MS) return;
  const rule = from < to ? 'is more than 31 days after from' : 'does not come after from';
  const errors = [{ field: 'to', rule, fix: 'Send a time after from, at most 31 days later.' }];
  throw problem(422, { title: 'Nothing can be tried on that time', errors });
}
