import type { Log } from '@careway/service-kit';

/** What handlers planned for after the commit: begun in the order of commits, not waited for by the next chunk. */
export class Effects {
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly log: Log) {}

  run = (effects: readonly (() => unknown)[]): void => {
    for (const effect of effects) {
      const one = this.runOne(effect).finally(() => this.running.delete(one));
      this.running.add(one);
    }
  };

  /** Resolves when all that began has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.running);
  }

  private async runOne(effect: () => unknown): Promise<void> {
    try {
      await effect();
    } catch (error) {
      this.log.error({ error }, 'what was to follow a commit failed');
    }
  }
}
