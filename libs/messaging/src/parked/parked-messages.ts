import type { Database } from '@careway/database';
import type { ParkedReason } from './parked-keys.ts';

/** A key that waits, as the dead-letter desk shows it: never the body of an event. */
export interface ParkedKey {
  key: string;
  reason: ParkedReason;
  attempts: number;
  messages: number;
  parkedAt: string;
  nextAttemptAt: string;
}

const LIST = `
  SELECT key, reason, attempts, parked_at, next_attempt_at,
         (SELECT count(*) FROM parked_message WHERE parked_message.key = parked_key.key) AS messages
  FROM parked_key ORDER BY parked_at, key LIMIT $1`;

interface Row {
  key: string;
  reason: ParkedReason;
  attempts: number;
  parked_at: Date;
  next_attempt_at: Date;
  messages: string;
}

/** The subjects that this service could not hear, in its own database, and a way to hear them again at once. */
export class ParkedMessages {
  constructor(
    private readonly database: Database,
    private readonly wakeDrainer: () => void,
  ) {}

  /** The oldest first. */
  async list(limit = 100): Promise<ParkedKey[]> {
    const rows = await this.database.query<Row>(LIST, [limit]);
    return rows.map(({ messages, parked_at, next_attempt_at, ...row }) => ({
      ...row,
      messages: Number(messages),
      parkedAt: parked_at.toISOString(),
      nextAttemptAt: next_attempt_at.toISOString(),
    }));
  }

  /** Hears the messages of the key again now, in order. False when no such key is parked. */
  async retry(key: string): Promise<boolean> {
    const due = await this.database.execute(
      'UPDATE parked_key SET next_attempt_at = clock_timestamp() WHERE key = $1',
      [key],
    );
    this.wakeDrainer();
    return due > 0;
  }
}
