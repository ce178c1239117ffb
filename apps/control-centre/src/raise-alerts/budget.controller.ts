import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { alertBudget } from '@careway/alerts';
import { Database } from '@careway/database';
import { londonDay } from '@careway/pressure';
import { Shows } from '@careway/service-kit';
import { AlertKeeper } from './alert-keeper.ts';
import { readAlerts } from './alert-rows.ts';
import { BudgetAnswer, BudgetQuery } from './shapes.ts';
import { readTriggers } from './triggers.ts';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;

@ApiTags('alerts')
@Controller('alert-budget')
export class BudgetController {
  constructor(
    private readonly database: Database,
    private readonly keeper: AlertKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'How many alerts people got, how many they did something about, and which stand' })
  @ApiQuery({ name: 'days', required: false, type: 'integer', description: '1 to 90; 7 when left out' })
  @ApiQuery({ name: 'people', required: false, type: 'integer', description: 'Left out: who did something' })
  @Shows(BudgetAnswer)
  async budget(@Query() { days = USUAL_DAYS, people }: BudgetQuery): Promise<BudgetAnswer> {
    const now = Date.now();
    const from = new Date(now - days * DAY_MS).toISOString();
    const shipped = this.keeper.reference.at(londonDay(now)).triggers;
    const [alerts, acting, triggers] = await Promise.all([
      readAlerts(this.database, { from }),
      this.database.query<{ people: number }>(
        `SELECT count(DISTINCT by ->> 'id')::integer AS people FROM alert_step WHERE at >= $1 AND by IS NOT NULL`,
        [from],
      ),
      readTriggers(this.database, shipped),
    ]);
    const names = new Map(triggers.map(({ trigger }) => [trigger.id, trigger.name]));
    const { busiest, ...budget } = alertBudget(alerts, { days, people: people ?? acting[0]!.people, now });
    const named = busiest.map((one) => ({ ...one, name: names.get(one.triggerId) ?? one.triggerId }));
    return { at: new Date(now).toISOString(), ...budget, busiest: named };
  }
}
