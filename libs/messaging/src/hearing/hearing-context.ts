import type { Tx } from '@careway/database';

/** What a method that hears is given beside the event. */
export interface HearingContext {
  /** The transaction of the whole chunk: the offset, every effect and every event published share it. */
  readonly tx: Tx;
  /** Runs once the effects are durable. For what may be lost (a push, a cache): a failure is logged, never tried again. */
  readonly afterCommit: (work: () => unknown) => void;
}
