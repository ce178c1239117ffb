import type { Inbound, MessageHeader } from '@careway/hl7v2';
import type { Interface } from '@careway/reference-data';

/** A value of a figure as a sender told it, in the unit of the registry; null is unknown. */
export interface Observed {
  figureId: string;
  placeId: string;
  value: number | null;
  unit: string;
  /** RFC 3339, UTC. */
  asOf: string;
}

/** What was made of an observation: no message about a person. */
export type ReadObservation = {
  charset: string;
  fellBack: false;
  problems: Inbound['problems'];
  header: MessageHeader;
} & (
  { answer: 'accepted'; observation: Observed; adt?: undefined; z?: undefined } | { answer: 'rejected' | 'unreadable' }
);

/** A single message that came in by a door and was read; a batch is taken apart before. */
export interface Received {
  door: 'mllp' | 'http' | 'json';
  /** The interface it came in by. */
  from: Interface;
  /** The bytes as they came, without framing. */
  bytes: Buffer;
  /** What was made of them: for the JSON door built from the body. Never `batch`. */
  inbound: Exclude<Inbound, { answer: 'batch' }> | ReadObservation;
  receivedAt: Date;
}

/** `replayed`: these very bytes had been stored before. `quarantined`: its control id is another message's. */
export type Outcome = 'accepted' | 'ignored' | 'rejected' | 'unreadable' | 'quarantined' | 'replayed';

/** What was stored and what is to be answered. It exists only after the commit. */
export interface Stored {
  messageId: string;
  outcome: Outcome;
  /** The status of the stored message: for a replay, that of the first. */
  status: Exclude<Outcome, 'replayed'>;
  /** Places, rules and fixes; warnings too. */
  problems: Problem[];
  /** ER7 answer in the sender's characters; undefined where the sender wants none. */
  answer: Buffer | undefined;
}
type Problem = Inbound['problems'][number];
