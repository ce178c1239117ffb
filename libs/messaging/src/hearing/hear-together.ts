import { hearChunks, type Chunk, type ChunkOutcome, type ChunkTools } from './hear-chunk.ts';
import { traceHearing } from './trace-hearing.ts';

export interface HearTogetherOptions extends ChunkTools {
  /** Messages per transaction at most; a chunk is never more. */
  chunkSize: number;
  /** Transactions at the same time. */
  transactionsAtOnce: number;
}

interface Waiting {
  chunk: Chunk;
  done: PromiseWithResolvers<ChunkOutcome>;
}

/**
 * Chunks that are ready at the same time share a transaction, whatever partitions they are of: a quiet log costs one
 * commit, not one per partition. A chunk that fails fails those beside it, and nothing of them has happened.
 */
export class HearTogether {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  constructor(private readonly options: HearTogetherOptions) {}

  hear(chunk: Chunk): Promise<ChunkOutcome> {
    return traceHearing(chunk, () => {
      const done = Promise.withResolvers<ChunkOutcome>();
      // The partitions of one fetch come in the same turn of the event loop.
      if (this.waiting.push({ chunk, done }) === 1) setImmediate(() => this.begin());
      return done.promise;
    });
  }

  private begin(): void {
    while (this.waiting.length > 0 && this.running < this.options.transactionsAtOnce) {
      this.running += 1;
      void this.run(this.next()).finally(() => {
        this.running -= 1;
        this.begin();
      });
    }
  }

  /** As many as fit into one transaction, at least one. */
  private next(): Waiting[] {
    let messages = 0;
    const tooMany = this.waiting.findIndex(({ chunk }, index) => {
      messages += chunk.messages.length;
      return index > 0 && messages > this.options.chunkSize;
    });
    return this.waiting.splice(0, tooMany === -1 ? this.waiting.length : tooMany);
  }

  private async run(group: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await hearChunks(
        this.options,
        group.map(({ chunk }) => chunk),
      );
      group.forEach(({ done }, n) => done.resolve(outcomes[n]!));
    } catch (error) {
      for (const { done } of group) done.reject(error);
    }
  }
}
