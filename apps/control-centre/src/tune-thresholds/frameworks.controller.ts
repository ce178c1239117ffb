import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdempotencyKey, once } from '@careway/commands';
import { Database } from '@careway/database';
import { SignedIn, type Actor } from '@careway/identity';
import { londonDay } from '@careway/pressure';
import { OpelFramework, ReferenceData } from '@careway/reference-data';
import { problem, Shows, Takes } from '@careway/service-kit';
import { inForceOn, readFrameworks, type FrameworkVersion } from '../score-opel/frameworks.ts';
import { OpelKeeper } from '../score-opel/opel-keeper.ts';
import { publishFramework } from './publish-framework.ts';
import { FrameworkList, FrameworkSummary, PublishFramework } from './shapes.ts';

@ApiTags('opel tables')
@Controller('opel/frameworks')
export class FrameworksController {
  constructor(
    private readonly database: Database,
    private readonly reference: ReferenceData,
    private readonly keeper: OpelKeeper,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Every version of the tables, in the order of their first days' })
  @Shows(FrameworkList)
  async list(): Promise<FrameworkList> {
    const versions = await readFrameworks(this.database, this.reference);
    const inForce = inForceOn(versions, londonDay(Date.now()));
    return { items: versions.map((one) => summaryOf(one, one === inForce)) };
  }

  @Get(':id')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'One version whole: change a copy of it, try it, publish it' })
  @Shows(OpelFramework)
  async one(@Param('id') id: string): Promise<OpelFramework> {
    const versions = await readFrameworks(this.database, this.reference);
    const found = versions.find(({ framework }) => framework.id === id);
    if (!found) throw problem(404, { title: 'No such version', detail: 'GET /opel/frameworks lists those there are.' });
    return found.framework;
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Publishes tables as a new dated version, by which everything is scored from its first day on',
    description: 'No version is ever changed: a mistake is mended by another one. Roles: control-centre.',
  })
  @Takes(PublishFramework)
  @Shows(FrameworkSummary)
  async publish(
    @SignedIn('control-centre') actor: Actor,
    @IdempotencyKey() key: string,
    @Body() said: PublishFramework,
  ): Promise<FrameworkSummary> {
    await this.keeper.act((tx) =>
      once(tx, key, actor, { command: 'publish-opel-framework', ...said }, async () => {
        await publishFramework(tx, this.reference, said, { actor, now: Date.now() });
        return {};
      }),
    );
    return (await this.list()).items.find(({ id }) => id === said.framework.id)!;
  }
}

function summaryOf({ framework, published }: FrameworkVersion, inForce: boolean): FrameworkSummary {
  const { id, name, validFrom, validTo, provisional } = framework;
  return { id, name, validFrom, ...(validTo && { validTo }), provisional, inForce, ...(published && { published }) };
}
