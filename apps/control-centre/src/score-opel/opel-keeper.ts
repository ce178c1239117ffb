import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@careway/database';
import { ReferenceData } from '@careway/reference-data';
import { appendChanges, lockBoard } from '../project-board/board-log.ts';
import { BoardTail } from '../stream-board/board-tail.ts';
import { FiguresNow } from './figures-now.ts';
import { scoreOpel, type OpelSources } from './score-opel.ts';

/** Keeps the scores up to date: after figures changed, after somebody acted, and as time passes. */
@Injectable()
export class OpelKeeper {
  readonly sources: OpelSources;

  constructor(
    private readonly database: Database,
    private readonly tail: BoardTail,
    reference: ReferenceData,
    figures: FiguresNow,
  ) {
    this.sources = { reference, figures };
  }

  /** Does `work` with the board locked, scores again and tells the board, all in one transaction. */
  async act<Answer>(work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    const answer = await this.database.transaction(async (tx) => {
      await lockBoard(tx);
      const done = await work(tx);
      const now = Date.now();
      await appendChanges(tx, await scoreOpel(tx, this.sources, now), new Date(now).toISOString());
      return done;
    });
    this.tail.wake();
    return answer;
  }
}
