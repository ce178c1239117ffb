import { setTimeout as wait } from 'node:timers/promises';

interface Waiting<Item, Result> {
  item: Item;
  done: PromiseWithResolvers<Result>;
}

export interface LaneOptions<Item, Result> {
  /** Items in a group at most. */
  size: number;
  /** How long a busy lane gathers before its next group, in milliseconds. An idle lane does not wait. */
  gatherMs: number;
  /** Handles a group as one; its results are in the same order. */
  handle(group: Item[]): Promise<(Result | Error)[]>;
}

/** Items that wait are handled in groups, one group after the other, in the order they came. */
export class Lane<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly options: LaneOptions<Item, Result>) {}

  add(item: Item): Promise<Result> {
    const done = Promise.withResolvers<Result>();
    this.waiting.push({ item, done });
    this.running ??= this.run();
    return done.promise;
  }

  private async run(): Promise<void> {
    // What arrives in the same turn of the loop goes together.
    await new Promise(setImmediate);
    for (let first = true; this.waiting.length > 0; first = false) {
      if (!first && this.waiting.length < this.options.size && this.options.gatherMs > 0)
        await wait(this.options.gatherMs);
      const group = this.waiting.splice(0, this.options.size);
      await this.handle(group);
    }
    this.running = undefined;
  }

  private async handle(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.options.handle(group.map(({ item }) => item));
      group.forEach(({ done }, index) => settle(done, results[index]!));
    } catch (error) {
      for (const { done } of group) done.reject(error);
    }
  }
}

function settle<Result>(done: PromiseWithResolvers<Result>, result: Result | Error): void {
  if (result instanceof Error) done.reject(result);
  else done.resolve(result);
}
