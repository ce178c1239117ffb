import { Controller } from '@nestjs/common';
import { FigureObserved, type DomainEvent } from '@careway/contracts';
import { Hears, type HearingContext } from '@careway/messaging';
import { ReferenceData } from '@careway/reference-data';
import { Metrics } from '@careway/service-kit';
import { HEARS } from '../hears.ts';
import { followPeople } from '../follow-people/follow-people.ts';
import { FollowedClock } from '../keep-figures/followed-clock.ts';
import { recordFigures } from '../keep-figures/record-figures.ts';
import { valuesHeard } from '../keep-figures/values-heard.ts';
import { OpelClock } from '../score-opel/opel-clock.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { BoardTail } from '../stream-board/board-tail.ts';
import { only, project } from './project.ts';

/** Hears what the board shows. */
@Controller()
export class BoardConsumer {
  private readonly changes;

  constructor(
    private readonly source: BoardSource,
    private readonly tail: BoardTail,
    private readonly opel: OpelClock,
    private readonly followed: FollowedClock,
    private readonly reference: ReferenceData,
    metrics: Metrics,
  ) {
    this.changes = metrics.counter('board_changes_total', 'Changes written to the log of the board', ['kind']);
  }

  @Hears(HEARS, { batch: true })
  async heard(events: DomainEvent[], { tx, afterCommit }: HearingContext): Promise<void> {
    const now = Date.now();
    const { layout, bedWards } = this.source.placeAt(now);
    const projected = await project(tx, events, bedWards, now);
    const peopleChanged = await followPeople(tx, events);
    const observed = valuesHeard(only(events, FigureObserved));
    const changes = [...projected, ...(await recordFigures(tx, this.reference.at(layout.day), observed, now))];
    afterCommit(() => {
      for (const { kind } of changes) this.changes.inc({ kind });
      this.tail.wake();
      this.followed.heard();
      if (peopleChanged || changes.some(({ kind }) => kind === 'beds' || kind === 'figure')) this.opel.heard();
    });
  }
}
