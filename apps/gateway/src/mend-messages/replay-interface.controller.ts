import { Controller, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { InternalOrLocal, problem } from '@careway/service-kit';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { reloadProblem } from '../load-places/reload-problem.ts';
import { FeedCounters } from '../observe-feeds/feed-counters.ts';
import { MendMessages } from './mend-messages.ts';

/** What came of replaying an interface. */
export interface ReplayedInterface {
  interfaceId: string;
  replayed: number;
  /** Of those: understood now, and placed. */
  mended: number;
  /** Of those: still to be looked at. */
  left: number;
}

@ApiTags('desk')
@UseGuards(InternalOrLocal)
@Controller('interfaces')
export class ReplayInterfaceController {
  constructor(
    @Inject(MendMessages) private readonly mend: MendMessages,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
    @Inject(FeedCounters) private readonly feeds: FeedCounters,
  ) {}

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ summary: 'Replays what was not understood or not placed, by the reference data as it is now' })
  async replay(@Param('id') interfaceId: string): Promise<ReplayedInterface> {
    try {
      this.places.reload();
    } catch (error) {
      throw reloadProblem(error);
    }
    if (!this.places.current.interfaceById(interfaceId) && !this.feeds.ids.includes(interfaceId))
      throw problem(404, { title: 'There is no such interface', detail: 'GET /interfaces lists them.' });
    const replayed = await this.mend.replayAll(interfaceId);
    const left = replayed.filter(({ after }) => after.unmapped || !/accepted|ignored/.test(after.status)).length;
    return { interfaceId, replayed: replayed.length, mended: replayed.length - left, left };
  }
}
