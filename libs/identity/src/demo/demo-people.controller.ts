import { Body, Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ListOf, Part, Text } from '@careway/contracts';
import { problem, Shows, Takes } from '@careway/service-kit';
import { IdentityConfig } from '../identity-config.ts';
import { DemoPerson, readPeople } from './read-people.ts';
import { demoToken } from './sign-in.ts';

export class DemoPeople {
  @ListOf(() => DemoPerson) people: DemoPerson[];
}

export class DemoChoice {
  @Text({ max: 60, description: 'The id of one of the demo people' }) id: string;
}

export class DemoSession {
  @Text({ max: 4_000, description: 'Send it as Authorization: Bearer' }) token: string;
  @Part(() => DemoPerson) actor: DemoPerson;
}

/** Signs in as one of the demo people, without a secret. Only there when IDENTITY_DEMO is on. */
@ApiTags('identity')
@Controller('identity')
export class DemoPeopleController {
  private readonly people: readonly DemoPerson[];

  constructor(@Inject(IdentityConfig) private readonly config: IdentityConfig) {
    this.people = readPeople(config.REFERENCE_DATA);
  }

  @Get('people')
  @ApiOperation({ summary: 'The invented people of the demo' })
  @Shows(DemoPeople)
  list(): DemoPeople {
    return { people: [...this.people] };
  }

  @Post('sign-in')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'A token for one of the demo people' })
  @Takes(DemoChoice)
  @Shows(DemoSession)
  async signIn(@Body() { id }: DemoChoice): Promise<DemoSession> {
    const actor = this.people.find((one) => one.id === id);
    if (!actor)
      throw problem(404, { title: 'No such demo person', detail: 'GET /identity/people lists those there are.' });
    const { IDENTITY_DEMO_KEY = '', IDENTITY_AUDIENCE } = this.config;
    return { token: await demoToken(IDENTITY_DEMO_KEY, actor, IDENTITY_AUDIENCE), actor };
  }
}
