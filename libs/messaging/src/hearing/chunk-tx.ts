import type { DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { storeInOutbox, type CollectingTx } from '../outbox/publish.ts';
import type { HearingContext } from './hearing-context.ts';

/** The transaction that handlers see: statements queue up, events are stored together at the end. */
export class ChunkTx implements CollectingTx, HearingContext {
  readonly tx: Tx = this;
  readonly effects: (() => unknown)[] = [];
  private readonly events: DomainEvent[] = [];
  private last: Promise<unknown> = Promise.resolve();
  private failed: { error: unknown } | undefined;

  constructor(private readonly inner: Tx) {}

  get manager() {
    return this.inner.manager;
  }

  /** Handlers of different subjects run at the same time and share one connection. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.queue(() => this.inner.query<Row>(text, values));
  }

  execute(text: string, values?: readonly unknown[]): Promise<number> {
    return this.queue(() => this.inner.execute(text, values));
  }

  /** Bound, since handlers take the context apart. */
  readonly afterCommit = (work: () => unknown): void => void this.effects.push(work);

  collect(events: readonly DomainEvent[]): void {
    this.events.push(...events);
  }

  /** Stores what was published so far: at the end, so that subjects are locked once, in order, and briefly. */
  async storeEvents(): Promise<void> {
    const events = this.events.splice(0);
    if (events.length > 0) await storeInOutbox(this.inner, events);
  }

  /** Runs `work`; when it throws, what it did, published and planned is undone, and the rest of the chunk stands. */
  async alone(work: () => Promise<void>): Promise<void> {
    const effects = this.effects.length;
    await this.execute('SAVEPOINT alone');
    try {
      await work();
      await this.storeEvents();
      await this.execute('SET CONSTRAINTS ALL IMMEDIATE');
      await this.execute('RELEASE SAVEPOINT alone');
    } catch (error) {
      this.effects.length = effects;
      this.events.length = 0;
      this.failed = undefined;
      await this.execute('ROLLBACK TO SAVEPOINT alone');
      throw error;
    }
  }

  /** After a failure nothing more is sent: the first error is the one that tells what to do, not those it leads to. */
  private queue<Result>(statement: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(() => {
      if (this.failed) throw this.failed.error;
      return statement();
    });
    this.last = result.catch((error: unknown) => void (this.failed ??= { error }));
    return result;
  }
}
