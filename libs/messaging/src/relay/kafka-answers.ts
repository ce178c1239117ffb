const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** A send this old without an answer means that Kafka does not answer, long before it is given up. */
const SILENT_AFTER_MS = 2_000;

/** Whether Kafka answers the relay, since when it does not, and how long to pause before trying again. */
export class KafkaAnswers {
  private readonly waiting = new Set<{ since: number }>();
  private failures = 0;
  private failingSince: number | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Call before a send; call what it gives with the outcome. */
  begin(): (answered: boolean) => void {
    const send = { since: this.now() };
    this.waiting.add(send);
    return (answered) => {
      this.waiting.delete(send);
      this.failures = answered ? 0 : this.failures + 1;
      this.failingSince = answered ? undefined : (this.failingSince ?? send.since);
    };
  }

  /** Milliseconds since Kafka last seemed well; 0 when it answers. */
  silentMs(): number {
    const oldest = Math.min(...[...this.waiting].map(({ since }) => since), Infinity);
    const waited = this.now() - oldest;
    if (this.failingSince !== undefined) return this.now() - this.failingSince;
    return waited > SILENT_AFTER_MS ? waited : 0;
  }

  pauseMs(): number {
    return this.failures === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
  }
}
