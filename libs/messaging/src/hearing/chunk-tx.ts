import type { DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { storeInOutbox, type CollectingTx } from '../outbox/publish.ts';
import type { HearingContext } from './hearing-context.ts';

interface Failure {
  first?: { error: unknown };
}

/** The transaction that handlers see: events are stored together at the end, and the first failure is the one told. */
export class ChunkTx implements CollectingTx, HearingContext {
  readonly tx: Tx = this;
  readonly effects: (() => unknown)[] = [];
  private readonly events: DomainEvent[] = [];
  private failure: Failure = {};

  constructor(private readonly inner: Tx) {}

  get manager() {
    return this.inner.manager;
  }

  /** Handlers of different subjects run at the same time and share one connection. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.send(() => this.inner.query<Row>(text, values));
  }

  execute(text: string, values?: readonly unknown[]): Promise<number> {
    return this.send(() => this.inner.execute(text, values));
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
      // What is still under way fails into the old one.
      this.failure = {};
      await this.execute('ROLLBACK TO SAVEPOINT alone');
      throw error;
    }
  }

  /** After a failure nothing more is sent, and what is under way fails too: the first error tells what to do. */
  private async send<Result>(statement: () => Promise<Result>): Promise<Result> {
    const { failure } = this;
    if (failure.first) throw failure.first.error;
    try {
      return await statement();
    } catch (error) {
      failure.first ??= { error };
      throw failure.first.error;
    }
  }
}
