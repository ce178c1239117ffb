import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { ReferenceData } from '@careway/reference-data';
import { Drain, Log, runWhenCalled, type Called } from '@careway/service-kit';
import { lockBoard } from '../project-board/board-log.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { keepFollowed } from './keep-followed.ts';

const WITHIN_MS = 1_000;
const AT_LEAST_EVERY_MS = 60_000;

/** Keeps figures that follow from others: within a second after something was heard, and once a minute as waits grow. */
@Injectable()
export class FollowedClock {
  private keeping: Called | undefined;

  constructor(
    private readonly database: Database,
    private readonly source: BoardSource,
    private readonly reference: ReferenceData,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const keeping = runWhenCalled(
      { withinMs: WITHIN_MS, atLeastEveryMs: AT_LEAST_EVERY_MS },
      () => this.keep(),
      (error) => this.log.error({ error }, 'figures that follow could not be kept; the next round tries again'),
    );
    this.keeping = keeping;
    this.drain.at('consumers', 'figures that follow', () => keeping.stop());
  }

  /** Something was heard that figures follow from. */
  heard(): void {
    this.keeping?.call();
  }

  private async keep(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockBoard(tx);
      const now = Date.now();
      const { layout, bedWards } = this.source.placeAt(now);
      await keepFollowed(tx, bedWards, { layout, day: this.reference.at(layout.day), now });
    });
  }
}
