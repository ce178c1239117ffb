import { Controller } from '@nestjs/common';
import type { DomainEvent } from '@careway/contracts';
import { Hears, type HearingContext } from '@careway/messaging';
import { Metrics } from '@careway/service-kit';
import { HEARS } from '../hears.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { BoardTail } from '../stream-board/board-tail.ts';
import { project } from './project.ts';

/** Hears what the board shows. */
@Controller()
export class BoardConsumer {
  private readonly changes;

  constructor(
    private readonly source: BoardSource,
    private readonly tail: BoardTail,
    metrics: Metrics,
  ) {
    this.changes = metrics.counter('board_changes_total', 'Changes written to the log of the board', ['kind']);
  }

  @Hears(HEARS, { batch: true })
  async heard(events: DomainEvent[], context: HearingContext): Promise<void> {
    const now = Date.now();
    const changes = await project(context.tx, events, this.source.placeAt(now).bedWards, now);
    context.afterCommit(() => {
      for (const { kind } of changes) this.changes.inc({ kind });
      this.tail.wake();
    });
  }
}
