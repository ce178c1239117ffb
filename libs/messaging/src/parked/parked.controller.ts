import { Controller, Get, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InternalOrLocal, problem } from '@careway/service-kit';
import { ParkedMessages, type ParkedKey } from './parked-messages.ts';

/** The dead-letter desk of a service. */
@ApiTags('parked')
@UseGuards(InternalOrLocal)
@Controller('parked')
export class ParkedController {
  constructor(@Inject(ParkedMessages) private readonly parked: ParkedMessages) {}

  @Get()
  @ApiOperation({ summary: 'Subjects whose events could not be heard, and why; no bodies' })
  async list(): Promise<{ parked: ParkedKey[] }> {
    return { parked: await this.parked.list() };
  }

  @Post(':key/retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Hears the events of a parked subject again now, in order' })
  async retry(@Param('key') key: string): Promise<{ key: string }> {
    if (await this.parked.retry(key)) return { key };
    throw problem(404, { title: 'This key is not parked', detail: 'GET /parked lists the keys that are.' });
  }
}
