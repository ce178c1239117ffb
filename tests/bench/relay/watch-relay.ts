import { tracingChannel } from 'node:diagnostics_channel';

interface Sending {
  rows: readonly { id: string }[];
}

/** Sees when the relay of this process begins to send, and when the broker acknowledged each event. */
export class WatchRelay {
  /** By the event's id; `performance.now()`. */
  readonly acknowledged = new Map<string, number>();
  began = 0;
  private readonly channel = tracingChannel<Sending>('careway.relay');
  private readonly listeners = {
    start: () => void (this.began ||= performance.now()),
    asyncEnd: ({ rows }: Sending) => {
      const now = performance.now();
      for (const { id } of rows) this.acknowledged.set(id, now);
    },
  };

  constructor() {
    this.channel.subscribe(this.listeners as never);
  }

  forget(): void {
    this.acknowledged.clear();
    this.began = 0;
  }

  stop(): void {
    this.channel.unsubscribe(this.listeners as never);
  }
}
