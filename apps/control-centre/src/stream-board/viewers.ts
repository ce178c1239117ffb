import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ControlCentreConfig } from '../config.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { BoardTail } from './board-tail.ts';
import { StreamMeasures } from './stream-measures.ts';
import { Viewer } from './viewer.ts';

/** Every screen that watches this instance. */
@Injectable()
export class Viewers {
  private readonly watching = new Set<Viewer>();

  constructor(
    private readonly tail: BoardTail,
    private readonly source: BoardSource,
    private readonly config: ControlCentreConfig,
    private readonly measures: StreamMeasures,
  ) {}

  /** Serves one screen until it leaves. `seen` is the last change it already has. */
  async serve(response: ServerResponse, seen: number | undefined): Promise<void> {
    const viewer = new Viewer(response, {
      tail: this.tail,
      snapshot: () => this.source.snapshot(),
      keepAliveMs: this.config.KEEP_ALIVE_MS,
      slowMs: this.config.SLOW_VIEWER_MS,
      onSent: (frame) => this.measures.sent(frame),
      onDropped: () => this.measures.droppedOne(),
    });
    this.watching.add(viewer);
    this.measures.watching(this.watching.size);
    try {
      await viewer.serve(seen);
    } finally {
      this.watching.delete(viewer);
      this.measures.watching(this.watching.size);
    }
  }

  /** Ends every stream and tells the screens to come back: the service drains. */
  leaveAll(): void {
    for (const viewer of this.watching) viewer.leave();
  }
}
