import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '@careway/database';
import { Drain, Log, Metrics } from '@careway/service-kit';
import { Rounds } from '../rounds/rounds.ts';
import { AnswerRequests } from './answer-requests.ts';
import { readFigures } from './read-figures.ts';
import { settleWaits } from './settle-waits.ts';

const EVERY_MS = 1_000;

/** Answers what is asked for, and stops the clocks of who has left: every second, and at once when something is asked. */
@Injectable()
export class AdmissionRequestKeeper implements OnApplicationBootstrap {
  private readonly rounds: Rounds;

  constructor(database: Database, answers: AnswerRequests, metrics: Metrics, log: Log, drain: Drain) {
    const longest = metrics.gauge(
      'bed_tracking_longest_admission_wait_minutes',
      'The longest current wait since a decision to admit; 0 when nobody waits',
    );
    this.rounds = new Rounds({ name: 'admission requests', everyMs: EVERY_MS, drain, log }, async () => {
      await answers.answerAll();
      await settleWaits(database);
      longest.set((await readFigures(database)).longest?.waitedMinutes ?? 0);
    });
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  wake(): void {
    this.rounds.wake();
  }
}
