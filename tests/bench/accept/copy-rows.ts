import { randomBytes, randomUUID } from 'node:crypto';
import type { DomainEvent } from '@careway/contracts';
import { withClient } from '../harness/platform.ts';
import type { Batch } from './bare-rows.ts';

type Row = Record<string, unknown>;

const SIZE = 100;

/** Rows that the gateway stored, and how many of the others came with a message: what the bare ways write again. */
export class CopiedRows {
  private constructor(
    private readonly messages: readonly Row[],
    private readonly payloads: readonly DomainEvent[],
    private readonly perMessage: Record<'subject' | 'identifier' | 'visit', number>,
  ) {}

  /** Copies messages about visits, with their events. */
  static async of(url: string, events: readonly DomainEvent[], since: Date): Promise<CopiedRows> {
    return withClient(url, async (client) => {
      const { rows: messages } = await client.query<Row>(
        `SELECT * FROM gateway.message WHERE received_at >= $1 AND trigger <> 'A28' ORDER BY seq LIMIT 4000`,
        [since],
      );
      const { rows } = await client.query<Record<'message' | 'subject' | 'identifier' | 'visit', number>>(
        `SELECT count(*)::int AS message, (SELECT count(*)::int FROM gateway.subject WHERE created_at >= $1) AS subject,
           (SELECT count(*)::int FROM gateway.identifier WHERE created_at >= $1) AS identifier,
           (SELECT count(*)::int FROM gateway.visit WHERE created_at >= $1) AS visit
         FROM gateway.message WHERE received_at >= $1`,
        [since],
      );
      const { message, subject, identifier, visit } = rows[0]!;
      const perMessage = { subject: subject / message, identifier: identifier / message, visit: visit / message };
      return new CopiedRows(messages, events, perMessage);
    });
  }

  /** As many rows as that many messages bring, with keys that nobody had before. */
  batches(messages: number): Batch[] {
    return Array.from({ length: Math.ceil(messages / SIZE) }, (_, place) => this.batch(place * SIZE));
  }

  private batch(from: number): Batch {
    const { perMessage } = this;
    const subject = times(SIZE * perMessage.subject, () => ({ id: randomUUID(), wrapped_key: randomBytes(60) }));
    const owner = (place: number) => subject[place % subject.length]?.id ?? randomUUID();
    return {
      subject,
      identifier: times(SIZE * perMessage.identifier, (place) => ({
        blind_index: randomBytes(32),
        subject_id: owner(place),
        kind: 'local',
      })),
      visit: times(SIZE * perMessage.visit, () => ({ blind_index: randomBytes(32), id: randomUUID() })),
      message: times(SIZE, (place) => this.message(from + place)),
      outbox: times(SIZE, (place) => this.event(from + place)),
    };
  }

  private message(place: number): Row {
    const row = this.messages[place % this.messages.length]!;
    const control_id = `B${randomBytes(5).toString('hex')}`;
    return {
      ...row,
      id: randomUUID(),
      control_id,
      content_hash: randomBytes(32),
      problems: JSON.stringify(row['problems']),
    };
  }

  private event(place: number): Row {
    const event = this.payloads[place % this.payloads.length]!;
    const id = randomUUID();
    const { subject, type } = event;
    return {
      id,
      aggregatetype: 'gateway',
      aggregateid: subject,
      type,
      payload: JSON.stringify({ ...event, id }),
      shard: place % 16,
    };
  }
}

const times = (count: number, make: (place: number) => Row): Row[] =>
  Array.from({ length: Math.round(count) }, (_, place) => make(place));
