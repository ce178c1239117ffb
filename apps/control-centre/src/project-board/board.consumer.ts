import { Controller } from '@nestjs/common';
import { FigureObserved, type DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { Hears, type HearingContext } from '@careway/messaging';
import type { BoardChange } from '@careway/pressure';
import { ReferenceData } from '@careway/reference-data';
import { Metrics } from '@careway/service-kit';
import { HEARS } from '../hears.ts';
import { followPeople } from '../follow-people/follow-people.ts';
import { FollowedClock } from '../keep-figures/followed-clock.ts';
import { recordFigures } from '../keep-figures/record-figures.ts';
import { valuesHeard } from '../keep-figures/values-heard.ts';
import { OpelKeeper } from '../score-opel/opel-keeper.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { BoardTail } from '../stream-board/board-tail.ts';
import { appendChanges } from './board-log.ts';
import { only, project } from './project.ts';

/** Hears what the board shows. */
@Controller()
export class BoardConsumer {
  private readonly changes;

  constructor(
    private readonly source: BoardSource,
    private readonly tail: BoardTail,
    private readonly opel: OpelKeeper,
    private readonly followed: FollowedClock,
    private readonly reference: ReferenceData,
    metrics: Metrics,
  ) {
    this.changes = metrics.counter('board_changes_total', 'Changes written to the log of the board', ['kind']);
  }

  @Hears(HEARS, { batch: true })
  async heard(events: DomainEvent[], context: HearingContext): Promise<void> {
    const now = Date.now();
    const changes = await this.changesOf(context.tx, events, now);
    context.afterCommit(() => {
      for (const { kind } of changes) this.changes.inc({ kind });
      this.tail.wake();
      this.followed.heard();
    });
  }

  /** What was heard, and the scores that follow from beds and figures that changed; those that follow from time come by the clock. */
  private async changesOf(tx: Tx, events: readonly DomainEvent[], now: number): Promise<BoardChange[]> {
    const { layout, bedWards } = this.source.placeAt(now);
    const projected = await project(tx, events, bedWards, now);
    const peopleChanged = await followPeople(tx, events);
    const observed = valuesHeard(only(events, FigureObserved));
    const figures = await recordFigures(tx, this.reference.at(layout.day), observed, now);
    const changes = [...projected, ...figures];
    if (!peopleChanged && !changes.some(({ kind }) => kind === 'beds' || kind === 'figure')) return changes;
    const scores = await this.opel.score(tx, now);
    await appendChanges(tx, scores, new Date(now).toISOString());
    return [...changes, ...scores];
  }
}
