import type { Producer } from 'kafkajs';

export interface OutgoingMessage {
  topic: string;
  /** Kafka key: the subject. */
  key: string;
  /** The envelope as JSON. */
  value: string;
  headers: Record<string, string>;
}

/** Kafka gave no answer in time. What was sent may have arrived all the same. */
export class KafkaSilentError extends Error {
  readonly code = 'KAFKA_SILENT';
}

/** Sends and waits until every replica in sync has it. Connects by itself, and starts afresh after silence. */
export class EventProducer {
  private connected: Promise<Producer> | undefined;

  constructor(
    private readonly create: () => Producer,
    private readonly topics: { ready(): Promise<string> },
  ) {}

  /**
   * Resolves when the broker acknowledged all of them; those of one key in the order given.
   * Throws `KafkaSilentError` after `deadlineMs`, and kafkajs' errors.
   */
  async send(messages: readonly OutgoingMessage[], deadlineMs: number): Promise<void> {
    const sending = this.sendNow(messages);
    const late = Promise.withResolvers<'late'>();
    const silence = setTimeout(() => late.resolve('late'), deadlineMs).unref();
    const outcome = await Promise.race([sending, late.promise]).finally(() => clearTimeout(silence));
    if (outcome !== 'late') return;
    this.drop(sending);
    throw new KafkaSilentError(`Kafka does not answer: no acknowledgement within ${deadlineMs} ms`);
  }

  async stop(): Promise<void> {
    const producer = await this.connected?.catch(() => undefined);
    this.connected = undefined;
    await producer?.disconnect();
  }

  private async sendNow(messages: readonly OutgoingMessage[]): Promise<'sent'> {
    const producer = await (this.connected ??= this.connect());
    const byTopic = Map.groupBy(messages, ({ topic }) => topic);
    await producer.sendBatch({
      acks: -1,
      topicMessages: [...byTopic].map(([topic, those]) => ({
        topic,
        messages: those.map(({ key, value, headers }) => ({ key: Buffer.from(key), value, headers })),
      })),
    });
    return 'sent';
  }

  private async connect(): Promise<Producer> {
    try {
      await this.topics.ready();
      const producer = this.create();
      await producer.connect();
      return producer;
    } catch (error) {
      this.connected = undefined;
      throw error;
    }
  }

  /** kafkajs goes on trying what it has in hand, and connects anew to do so: only then is the old one at its end. */
  private drop(inHand: Promise<unknown>): void {
    const old = this.connected;
    this.connected = undefined;
    const end = () => void old?.then((producer) => producer.disconnect()).catch(() => undefined);
    inHand.then(end, end);
  }
}
