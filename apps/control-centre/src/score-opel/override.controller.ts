import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey, once } from '@careway/commands';
import { Database, type Tx } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { problem, Shows, Takes } from '@careway/service-kit';
import { OpelKeeper } from './opel-keeper.ts';
import { endOverride, setOverride } from './overrides.ts';
import { meantPillar, readOpel } from './read-opel.ts';
import type { OpelPillar } from '@careway/opel';
import { EndOpelOverride, OpelScoreAnswer, SetOpelOverride } from './shapes.ts';

/** Levels that a person sets in place of the computed one, with a reason and an end. */
@ApiTags('opel')
@Controller('opel/:placeId/override')
export class OverrideController {
  constructor(
    private readonly database: Database,
    private readonly keeper: OpelKeeper,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Sets the level of a place until a time within 24 hours; shown as set, beside the computed one',
    description: 'A level that was set before ends. Roles: control-centre.',
  })
  @Takes(SetOpelOverride)
  @Shows(OpelScoreAnswer)
  async set(
    @SignedIn('control-centre') actor: Actor,
    @IdempotencyKey() key: string,
    @Param('placeId') placeId: string,
    @Body() said: SetOpelOverride,
  ): Promise<OpelScoreAnswer> {
    const pillar = await this.pillarOf(placeId, said.pillar);
    await this.once({ key, actor, body: { command: 'set-opel', placeId, ...said } }, async (tx) => {
      await mustEndSoon(tx, said.until);
      const { level, reason, until } = said;
      await setOverride(tx, { overrideId: randomUUID(), placeId, pillar, level, reason, until }, actor);
    });
    return this.shown(placeId, pillar);
  }

  @Post('end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets the computed level of a place stand again', description: 'Roles: control-centre.' })
  @Takes(EndOpelOverride)
  @Shows(OpelScoreAnswer)
  async end(
    @SignedIn('control-centre') actor: Actor,
    @IdempotencyKey() key: string,
    @Param('placeId') placeId: string,
    @Body() said: EndOpelOverride,
  ): Promise<OpelScoreAnswer> {
    const pillar = await this.pillarOf(placeId, said.pillar);
    await this.once({ key, actor, body: { command: 'end-opel', placeId, ...said } }, async (tx) => {
      if ((await endOverride(tx, { placeId, pillar }, actor, said.reason)) > 0) return;
      throw problem(409, { title: 'No level is set for this place', detail: 'The computed level stands already.' });
    });
    return this.shown(placeId, pillar);
  }

  private pillarOf(placeId: string, pillar: OpelPillar | undefined): Promise<OpelPillar> {
    return meantPillar(this.database, this.keeper.sources.reference, { placeId, pillar }, Date.now());
  }

  private once(
    { key, actor, body }: { key: string; actor: Actor; body: object },
    work: (tx: Tx) => Promise<void>,
  ): Promise<object> {
    return this.keeper.act((tx) =>
      once(tx, key, actor, body, async () => {
        await work(tx);
        return {};
      }),
    );
  }

  private async shown(placeId: string, pillar: OpelPillar): Promise<OpelScoreAnswer> {
    const { scores } = await readOpel(this.database, this.keeper.sources.reference, Date.now());
    return scores.find((one) => one.placeId === placeId && one.pillar === pillar)!;
  }
}

async function mustEndSoon(tx: Tx, until: string): Promise<void> {
  const [{ later, soon } = { later: false, soon: false }] = await tx.query<{ later: boolean; soon: boolean }>(
    `SELECT $1::timestamptz > clock_timestamp() AS later, $1 <= clock_timestamp() + interval '24 hours' AS soon`,
    [until],
  );
  if (later && soon) return;
  const rule = later ? 'is more than 24 hours away' : 'is over already';
  const errors = [{ field: 'until', rule, fix: 'Send a time within the next 24 hours; set it again when it ends.' }];
  throw problem(422, { title: 'The level can not be set until then', errors });
}
