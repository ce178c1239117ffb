import { Injectable } from '@nestjs/common';
import { Metrics } from '@careway/service-kit';
import type { LogEntry } from '../project-board/board-log.ts';

/** Prometheus metrics of the live streams. */
@Injectable()
export class StreamMeasures {
  private readonly viewers;
  private readonly lag;
  private readonly dropped;

  constructor(metrics: Metrics) {
    this.viewers = metrics.gauge('board_viewers', 'Screens that watch now');
    this.lag = metrics.histogram('board_stream_lag_seconds', 'From the writing of a change to its sending to a screen');
    this.dropped = metrics.counter('board_viewers_dropped_total', 'Screens dropped because they took nothing');
  }

  watching(count: number): void {
    this.viewers.set(count);
  }

  sent({ at }: LogEntry): void {
    this.lag.observe(Math.max(0, Date.now() - Date.parse(at)) / 1000);
  }

  droppedOne(): void {
    this.dropped.inc();
  }
}
