import type { GroupConsumer } from '../kafka/group-consumer.ts';

interface Moved {
  topic: string;
  partition: number;
  offset: string;
}

const EVERY_MS = 1_000;

/** Tells Kafka once a second how far we are, for lag tools and for a quick start; nothing rests on it. */
export class OffsetReporter {
  private moved = new Map<string, Moved>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly consumer: () => GroupConsumer | undefined) {}

  note = (moved: Moved): void => {
    this.moved.set(`${moved.topic}/${moved.partition}`, moved);
  };

  start(): void {
    this.timer ??= setInterval(() => void this.report(), EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.report();
  }

  private async report(): Promise<void> {
    const offsets = [...this.moved.values()];
    this.moved.clear();
    if (offsets.length === 0) return;
    // While the group shares out anew Kafka refuses; the next batch reports again.
    await this.consumer()
      ?.commit(offsets)
      .catch(() => undefined);
  }
}
