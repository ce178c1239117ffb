import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import type { Problem } from '@careway/hl7v2';
import type { Received, Stored } from '../accept-messages/received.ts';
import { Keys } from '../keep-personal-data/keys.ts';
import { unseal } from '../keep-personal-data/seal.ts';

/** A stored message with its bytes opened. Personal. */
export interface OpenedMessage {
  id: string;
  interfaceId: string;
  door: Received['door'];
  status: Stored['status'];
  unmapped: boolean;
  revision: number;
  messageType: string;
  trigger: string;
  controlId: string;
  sendingApplication: string;
  sendingFacility: string;
  receivedAt: Date;
  charset: string;
  problems: Problem[];
  /** Undefined when the person was erased: the key is gone. */
  bytes: Buffer | undefined;
  answer: Buffer | undefined;
}

interface Row {
  id: string;
  interface_id: string;
  door: Received['door'];
  status: Stored['status'];
  unmapped: boolean;
  revision: number;
  message_type: string;
  trigger: string;
  control_id: string;
  sending_application: string;
  sending_facility: string;
  received_at: Date;
  charset: string;
  problems: Problem[];
  subject_id: string | null;
  own_key: Buffer | null;
  subject_key: Buffer | null;
  raw: Buffer;
  answer: Buffer | null;
}

/** Opens stored messages: the bytes as they came, with the key of the person or of the message. */
@Injectable()
export class OpenMessage {
  constructor(@Inject(Keys) private readonly keys: Keys) {}

  /** Undefined when there is no such message. With `lock`, nobody else mends it until the transaction ends. */
  async open(tx: Pick<Tx, 'query'>, id: string, { lock = false } = {}): Promise<OpenedMessage | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT message.*, message.wrapped_key AS own_key, subject.wrapped_key AS subject_key
       FROM message LEFT JOIN subject ON subject.id = message.subject_id
       WHERE message.id = $1 ${lock ? 'FOR UPDATE OF message' : ''}`,
      [id],
    );
    return row && opened(row, this.keyOf(row));
  }

  private keyOf({ id, own_key, subject_key, subject_id }: Row): Buffer | undefined {
    if (own_key) return this.keys.unwrap(own_key, id);
    return subject_key && subject_id ? this.keys.unwrap(subject_key, subject_id) : undefined;
  }
}

const opened = (row: Row, key: Buffer | undefined): OpenedMessage => ({
  id: row.id,
  interfaceId: row.interface_id,
  door: row.door,
  status: row.status,
  unmapped: row.unmapped,
  revision: row.revision,
  messageType: row.message_type,
  trigger: row.trigger,
  controlId: row.control_id,
  sendingApplication: row.sending_application,
  sendingFacility: row.sending_facility,
  receivedAt: row.received_at,
  charset: row.charset,
  problems: row.problems,
  bytes: key && unseal(key, row.raw, row.id),
  answer: row.answer ?? undefined,
});
