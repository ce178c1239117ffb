import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import { Drain, Log } from '@careway/service-kit';
import { ControlCentreConfig } from '../config.ts';
import { pruneBoard } from './board-log.ts';

const EVERY_MS = 60_000;

/** Forgets, once a minute, what no viewer can ask for any more. */
@Injectable()
export class Prune {
  constructor(
    private readonly database: Database,
    private readonly config: ControlCentreConfig,
    private readonly log: Log,
    private readonly drain: Drain,
  ) {}

  onModuleInit(): void {
    const timer = setInterval(() => void this.run(), EVERY_MS).unref();
    this.drain.at('consumers', 'pruning', async () => clearInterval(timer));
  }

  private async run(): Promise<void> {
    try {
      await pruneBoard(this.database, this.config.BOARD_LOG_MINUTES, Date.now());
    } catch (error) {
      this.log.error({ error }, 'old changes could not be pruned');
    }
  }
}
