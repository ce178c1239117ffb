import { Body, Controller, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey, IfMatch, once } from '@careway/commands';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { londonDay } from '@careway/pressure';
import { problem, Shows, Takes } from '@careway/service-kit';
import { AlertKeeper } from './alert-keeper.ts';
import { SetTrigger, SwitchOff, TriggerAnswer, TriggersAnswer } from './shapes.ts';
import { readTriggers, setTrigger, type TriggerInForce } from './triggers.ts';
import { triggerFaults } from './trigger-faults.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** When alerts are raised: as shipped, or as it was set here; every version is kept. */
@ApiTags('alerts')
@Controller('triggers')
export class TriggersController {
  constructor(
    private readonly database: Database,
    private readonly keeper: AlertKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Every trigger as it is in force, and who set it so' })
  @Shows(TriggersAnswer)
  async all(): Promise<TriggersAnswer> {
    return { triggers: (await this.inForce()).map(triggerAnswer) };
  }

  @Put(':id')
  @ApiOperation({
    summary: 'Sets a trigger from now on, or adds one (If-Match: "0")',
    description: 'Roles: control-centre.',
  })
  @Takes(SetTrigger)
  @Shows(TriggerAnswer)
  async set(
    @SignedIn('control-centre') actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() seen: number,
    @Param('id') triggerId: string,
    @Body() { reason, ...body }: SetTrigger,
  ): Promise<TriggerAnswer> {
    const day = this.keeper.reference.at(londonDay(Date.now()));
    const faults = triggerFaults(triggerId, body, {
      figures: new Set(day.figures.map(({ id }) => id)),
      triggers: new Set((await this.inForce()).map(({ trigger }) => trigger.id)),
    });
    if (!ID.test(triggerId))
      faults.push({ field: 'id', rule: 'must be small letters, digits and -', fix: 'Such as handover-mean.' });
    if (faults.length > 0) throw problem(422, { title: 'The trigger can not be used', errors: faults });
    const stored = { ...body, provisional: false };
    return this.change(key, actor, { triggerId, seen, body: stored, reason });
  }

  @Post(':id/switch-off')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Switches a trigger off: its alerts clear, and none is raised',
    description: 'Roles: control-centre.',
  })
  @Takes(SwitchOff)
  @Shows(TriggerAnswer)
  switchOff(
    @SignedIn('control-centre') actor: Actor,
    @IdempotencyKey() key: string,
    @IfMatch() seen: number,
    @Param('id') triggerId: string,
    @Body() { reason }: SwitchOff,
  ): Promise<TriggerAnswer> {
    return this.change(key, actor, { triggerId, seen, body: null, reason });
  }

  private async change(
    key: string,
    actor: Actor,
    said: { triggerId: string; seen: number; body: object | null; reason: string },
  ): Promise<TriggerAnswer> {
    const { triggerId } = said;
    const before = (await this.inForce()).find(({ trigger }) => trigger.id === triggerId);
    if (!before && said.body === null)
      throw problem(404, { title: 'There is no such trigger', detail: 'GET /triggers lists them.' });
    await this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'set-trigger', ...said }, async () => {
        if (await setTrigger(tx, said, actor)) return {};
        const detail = `It is at version ${before?.trigger.version ?? 0}: look at GET /triggers and try again.`;
        throw problem(412, { title: 'The trigger was changed meanwhile', detail });
      }),
    );
    await this.keeper.follow();
    const found = (await this.inForce()).find(({ trigger }) => trigger.id === triggerId);
    return triggerAnswer(found!);
  }

  private inForce(): Promise<TriggerInForce[]> {
    return readTriggers(this.database, this.keeper.reference.at(londonDay(Date.now())).triggers);
  }
}

const triggerAnswer = ({ trigger, off, set }: TriggerInForce): TriggerAnswer => ({
  ...(trigger as Omit<TriggerAnswer, 'off' | 'set'>),
  off,
  ...(set && { set: { ...set, at: set.at.toISOString() } }),
});
