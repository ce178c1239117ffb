import type { Line, Outcome } from './line.ts';
import type { Ask, Clock, Reply, ReservationRow } from './reservation-entry.ts';

export type { Outcome } from './line.ts';
export type * from './reservation-entry.ts';

/**
 * What was done, line by line, by everybody who took part: written by clients, services, viewers and the campaign itself
 * into files outside the system under test. Nothing is ever changed or removed.
 */

/** What a message is for. Only a `journey` moves a person; an `update` (A08) never does; the others are bad input. */
export type Sort = 'journey' | 'update' | 'truncated' | 'oversized' | 'garbage';

/** A client sends a message; `op` is of this attempt, `controlId` of the message. */
export interface Send extends Line {
  kind: 'send';
  op: string;
  controlId: string;
  /** The sender's number of the patient, -1 for input that names none. */
  patient: number;
  sort: Sort;
  door: 'mllp' | 'hl7v2' | 'json';
  /** Which gateway instance it was sent to. */
  gateway: string;
}

/** What became of it. `ok`: acknowledged (AA, CA, 2xx). `failed`: refused for certain. `unknown`: no answer came. */
export interface Answer extends Line {
  kind: 'answer';
  op: string;
  outcome: Outcome;
  /** MSA-1 or the HTTP status. */
  code?: string;
  /** What the answer tells of the stored message's id: the end of it, without dashes, lower case. */
  idEnd?: string;
}

/** An operation begins inside a service. Its `end` has the same `op`; one without an end was killed: unknown. */
export interface Begin extends Line {
  kind: 'begin';
  op: string;
  did: Did;
}

export interface End extends Line {
  kind: 'end';
  op: string;
  outcome: Outcome;
  /** Name and code of the error, never its text. */
  error?: string;
  /** Of `accept`: the ids stored, by control id. Of `hear`: how many were new and how many had been heard before. */
  stored?: Record<string, string>;
  heard?: number;
  duplicates?: number;
}

export type Did =
  /** The gateway stores a group in one transaction. */
  | { what: 'accept'; controlIds: string[] }
  /** A relay sends rows of the outbox of a speaker to Kafka, and deletes what was acknowledged. Parallel lists. */
  | {
      what: 'relay';
      speaker: string;
      owner: string;
      shards: number[];
      fences: string[];
      seqs: string[];
      ids: string[];
      keys: string[];
    }
  /** A service hears a piece of a partition: offsets from `from` up to and without `to`. */
  | { what: 'hear'; service: string; topic: string; partition: number; from: number; to: number; ids: string[] }
  /** Bed tracking puts figures of wards into Redis. */
  | { what: 'count'; epoch: number; versions: Record<string, number> };

/** The nemesis does something, `fault` being its number in the run, and undoes it. */
export interface Fault extends Line {
  kind: 'fault';
  fault: number;
  sort: string;
  target: string;
  detail?: Record<string, number | string>;
}
export interface Healed extends Line {
  kind: 'healed';
  fault: number;
}
/** The nemesis could not do it here. */
export interface Skipped extends Line {
  kind: 'skipped';
  sort: string;
  why: string;
}

/** All faults of a round are healed and everything accepted before has come through, to the viewers too. */
export interface Recovered extends Line {
  kind: 'recovered';
  /** The faults of the round. */
  faults: number[];
  /** Milliseconds from the last healing to here. `outstanding`: what was still missing when patience ended. */
  tookMs: number;
  outstanding?: Record<string, number>;
}

/** A viewer of the board's stream. */
export interface Connected extends Line {
  kind: 'connected';
  lastEventId?: number;
}
export interface Frame extends Line {
  kind: 'frame';
  event: 'snapshot' | 'change';
  seq: number;
}
export interface Disconnected extends Line {
  kind: 'disconnected';
}

/** A look at the counters in Redis, written when something in it is new. */
export interface CountersSeen extends Line {
  kind: 'counters';
  state: string;
  epoch: number;
  versions: Record<string, number>;
}

/** Ledger and counters at a quiet moment. */
export interface Quiet extends Line {
  kind: 'quiet';
  state: string;
  ledger: Record<string, WardNow>;
  counters: Record<string, WardNow>;
  /** The same by place pool: what the wards of the ledger sum up to, and what the counters hold. */
  pools: { ledger: Record<string, FiguresNow>; counters: Record<string, FiguresNow> };
}

export interface FiguresNow {
  open: number;
  occupied: number;
  onLeave: number;
  usable: number;
}

export interface WardNow extends FiguresNow {
  version: number;
}

/** What was found in the end, by reading the stores themselves. */
export interface Stored extends Line {
  kind: 'stored';
  messageId: string;
  /** Order of acceptance. */
  seq: number;
  controlId: string;
  status: string;
  subjectId?: string;
  visitId?: string;
}
export interface Fact extends Line {
  kind: 'fact';
  messageId: string;
  visitId: string;
}
/** An effect of the witness: a service that writes a row for every event it hears and would write it twice. */
export interface Effect extends Line {
  kind: 'effect';
  order: number;
  eventId: string;
  key: string;
  topic: string;
}
export interface Published extends Line {
  kind: 'published';
  topic: string;
  partition: number;
  offset: number;
  key: string;
  eventId: string;
  type: string;
  /** Of the gateway's events about a message. */
  messageId?: string;
  /** Of `bed-tracking.ward-occupancy-changed`. */
  ward?: WardNow & { wardId: string };
  /** Of `bed-tracking.reservation-ended`. */
  ended?: { reservationId: string; why: string };
}
/** Figures of a ward: the truth of the senders, the ledger, or what the board says of a site. */
export interface Told extends Line {
  kind: 'told';
  who: 'truth' | 'ledger' | 'board';
  /** A ward's id; of the board a site's. */
  place: string;
  occupied: number;
  onLeave?: number;
}
/** Something of a person was found where nothing may be. */
export interface MarkFound extends Line {
  kind: 'mark-found';
  place: string;
}
/** Every place that was searched for marks, and how much of it: a search of nothing proves nothing. */
export interface Searched extends Line {
  kind: 'searched';
  place: string;
  characters: number;
}
/** What is still not done at the very end: rows of outboxes, parked messages, accepted but not heard. */
export interface Left extends Line {
  kind: 'left';
  what: string;
  count: number;
}

export type Entry =
  | Send
  | Answer
  | Begin
  | End
  | Fault
  | Healed
  | Skipped
  | Recovered
  | Connected
  | Frame
  | Disconnected
  | CountersSeen
  | Quiet
  | Stored
  | Fact
  | Effect
  | Published
  | Told
  | MarkFound
  | Searched
  | Left
  | Ask
  | Reply
  | ReservationRow
  | Clock;
