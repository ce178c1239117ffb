import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { Drain, Log, runEvery } from '@careway/service-kit';
import { ControlCentreConfig } from '../config.ts';
import { pruneFigures } from '../keep-figures/prune-figures.ts';
import { keepCheckpoint, pruneReplay } from '../replay-board/checkpoints.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { pruneBoard } from './board-log.ts';

const EVERY_MS = 60_000;

/** Forgets, once a minute, what nobody can ask for any more, and keeps each hour what the board stands on. */
@Injectable()
export class Prune {
  constructor(
    private readonly database: Database,
    private readonly config: ControlCentreConfig,
    private readonly source: BoardSource,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onApplicationBootstrap(): void {
    const pruning = runEvery(
      EVERY_MS,
      () => this.run(),
      (error) => this.log.error({ error }, 'old changes could not be pruned'),
    );
    this.drain.at('consumers', 'pruning', () => pruning.stop());
  }

  private async run(): Promise<void> {
    const now = Date.now();
    await keepCheckpoint(this.database, this.source.placeAt(now).bedWards, now);
    await pruneBoard(this.database, now);
    const { BOARD_HISTORY_DAYS, FIGURE_HISTORY_DAYS } = this.config;
    await pruneReplay(this.database, BOARD_HISTORY_DAYS, now);
    await pruneFigures(this.database, Math.max(FIGURE_HISTORY_DAYS, BOARD_HISTORY_DAYS), now);
  }
}
