import type { Line, Outcome } from './line.ts';

export type ReservationStatus = 'held' | 'confirmed' | 'released' | 'expired' | 'arrived' | 'taken';

/** A promise of a place as an answer or the ledger has it. Times are milliseconds of the database's clock since 1970. */
export interface ReservationSeen {
  reservationId: string;
  placeId: string;
  /** Every hold that is asked for is for another person. */
  subjectId: string;
  status: ReservationStatus;
  heldAt: number;
  heldUntil: number;
  confirmedAt?: number;
  endedAt?: number;
}

/** A client asks bed tracking; `op` is of this attempt, `key` (Idempotency-Key) of the command. A look has its own key. */
export interface Ask extends Line {
  kind: 'ask';
  op: string;
  key: string;
  what: 'hold' | 'confirm' | 'release' | 'look';
  /** Which instance it was sent to. */
  service: string;
  placeId: string;
  subjectId: string;
  /** Of what was held before. */
  reservationId?: string;
}

/** What became of it. `ok`: 2xx. `failed`: refused for certain (4xx). `unknown`: no answer came, or none that tells. */
export interface Reply extends Line {
  kind: 'reply';
  op: string;
  outcome: Outcome;
  /** The HTTP status, and the code of the problem where it has one: `409 not-open`. */
  code?: string;
  /** Of an `ok`. */
  reservation?: ReservationSeen;
}

/** A row of the ledger, found by reading it in the end. */
export interface ReservationRow extends Line, ReservationSeen {
  kind: 'reservation';
  /** The database's clock when it was read. */
  readAt: number;
}

/** The database's clock at `at`. */
export interface Clock extends Line {
  kind: 'clock';
  databaseMs: number;
}
