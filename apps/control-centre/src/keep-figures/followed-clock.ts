import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { ReferenceData } from '@careway/reference-data';
import { Drain, Log, runEvery } from '@careway/service-kit';
import { lockBoard } from '../project-board/board-log.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { keepFollowed } from './keep-followed.ts';

const EVERY_MS = 1_000;
const AT_LEAST_EVERY_MS = 60_000;

/** Keeps figures that follow from others: within a second after something was heard, and once a minute as waits grow. */
@Injectable()
export class FollowedClock {
  private heardSince = true;
  private keptAt = 0;

  constructor(
    private readonly database: Database,
    private readonly source: BoardSource,
    private readonly reference: ReferenceData,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const keeping = runEvery(
      EVERY_MS,
      () => this.keepWhenDue(),
      (error) => {
        this.heardSince = true;
        this.log.error({ error }, 'figures that follow could not be kept; the next round tries again');
      },
      { atOnce: false },
    );
    this.drain.at('consumers', 'figures that follow', () => keeping.stop());
  }

  /** Something was heard that figures follow from. */
  heard(): void {
    this.heardSince = true;
  }

  private async keepWhenDue(): Promise<void> {
    if (this.heardSince || Date.now() - this.keptAt >= AT_LEAST_EVERY_MS) await this.keep();
  }

  private async keep(): Promise<void> {
    this.heardSince = false;
    await this.database.transaction(async (tx) => {
      await lockBoard(tx);
      const now = Date.now();
      const { layout, bedWards } = this.source.placeAt(now);
      await keepFollowed(tx, bedWards, { layout, day: this.reference.at(layout.day), now });
    });
    this.keptAt = Date.now();
  }
}
