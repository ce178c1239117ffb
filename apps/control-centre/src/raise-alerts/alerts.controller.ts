import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey } from '@careway/commands';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { AcceptsCsv, answerList, ApiList, problem, Shows, Takes, type Page } from '@careway/service-kit';
import { ActOnAlerts } from './act-on-alerts.ts';
import { ALERT_COLUMNS } from './alert-columns.ts';
import { readAlert, readAlerts, readSteps, type AlertRow } from './alert-rows.ts';
import {
  AcknowledgeAlert,
  ActOnAlert,
  AlertPage,
  AlertsQuery,
  AlertWithSteps,
  ChaseAlert,
  EscalateAlert,
} from './shapes.ts';

/** Alerts: one for each cause while it lasts, with who does what about it. */
@ApiTags('alerts')
@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly database: Database,
    private readonly people: ActOnAlerts,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Alerts, the newest first: those that stand, or all' })
  @ApiList(AlertsQuery, AlertPage)
  list(@Query() asked: AlertsQuery, @AcceptsCsv() csv: boolean): Promise<Page<AlertRow> | StreamableFile> {
    const { show, place: placeId, from } = asked;
    return answerList(asked, csv, {
      name: 'alerts',
      columns: ALERT_COLUMNS,
      like: [0] as [number],
      keysOf: ({ number }: AlertRow): [number] => [number],
      read: (after, limit) =>
        readAlerts(this.database, { open: show !== 'all', placeId, from, before: after?.[0], limit }),
    });
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One alert with every step: who did what, when' })
  @Shows(AlertWithSteps)
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<AlertWithSteps> {
    const [alert, steps] = await Promise.all([readAlert(this.database, id), readSteps(this.database, id)]);
    if (!alert) throw problem(404, { title: 'There is no such alert', detail: 'GET /alerts lists them.' });
    return { ...alert, steps };
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says that somebody has seen it, who answers for it, and until when something is done' })
  @Takes(AcknowledgeAlert)
  @Shows(AlertWithSteps)
  acknowledge(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() said: AcknowledgeAlert,
  ): Promise<AlertWithSteps> {
    return this.step(id, () => this.people.say(key, actor, { alertId: id, step: 'acknowledged', ...said }));
  }

  @Post(':id/act')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says what was done about it: an intervention, counted' })
  @Takes(ActOnAlert)
  @Shows(AlertWithSteps)
  act(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() said: ActOnAlert,
  ): Promise<AlertWithSteps> {
    return this.step(id, () => this.people.say(key, actor, { alertId: id, step: 'acted', ...said }));
  }

  @Post(':id/chase')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reminds who answers for it; the clock does so by itself when it is due' })
  @Takes(ChaseAlert)
  @Shows(AlertWithSteps)
  chase(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() said: ChaseAlert,
  ): Promise<AlertWithSteps> {
    return this.step(id, () => this.people.say(key, actor, { alertId: id, step: 'chased', ...said }));
  }

  @Post(':id/escalate')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives it to the deputy, or to somebody who is named, with the reason' })
  @Takes(EscalateAlert)
  @Shows(AlertWithSteps)
  escalate(
    @SignedIn() actor: Actor,
    @IdempotencyKey() key: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() said: EscalateAlert,
  ): Promise<AlertWithSteps> {
    return this.step(id, () => this.people.say(key, actor, { alertId: id, step: 'escalated', ...said }));
  }

  private async step(id: string, take: () => Promise<void>): Promise<AlertWithSteps> {
    await take();
    return this.one(id);
  }
}
