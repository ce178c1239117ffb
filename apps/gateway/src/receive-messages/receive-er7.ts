import { setImmediate as otherWork } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { acknowledgeBatch, type Inbound } from '@careway/hl7v2';
import { AcceptMessages } from '../accept-messages/accept-messages.ts';
import type { Stored } from '../accept-messages/received.ts';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { AnswerMeasures } from './answer-measures.ts';
import { decideInterface, senderOf } from './decide-interface.ts';
import { readEr7, readSingle } from './read-er7.ts';

/** What is to be answered to one frame or body of ER7, all of it stored. */
export interface Answered {
  interfaceId: string;
  /** ER7 in the sender's characters; undefined where the sender wants none. */
  answer: Buffer | undefined;
  charset: string;
  stored: Stored[];
}

/** Messages of a batch that are read before other lines have their turn. */
const READ_AT_ONCE = 50;

type Batch = Extract<Inbound, { answer: 'batch' }>;

/** One frame or body of ER7 on its way in: who sent it, what it says, and whether it is one message or a batch. */
@Injectable()
export class ReceiveEr7 {
  constructor(
    @Inject(AcceptMessages) private readonly messages: AcceptMessages,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
    @Inject(AnswerMeasures) private readonly measures: AnswerMeasures,
  ) {}

  /** Rejects when it, or one message of a batch, could not be stored: then nothing may be acknowledged. */
  async receive(bytes: Buffer, door: 'mllp' | 'http', charset?: string): Promise<Answered> {
    const answered = await this.measures.time(door, () => this.take(bytes, door, charset));
    this.measures.acknowledged(answered.interfaceId, answered.answer);
    return answered;
  }

  private async take(bytes: Buffer, door: 'mllp' | 'http', charset?: string): Promise<Answered> {
    const receivedAt = new Date();
    const from = this.interfaceOf(bytes, door);
    const inbound = readEr7(bytes, from, charset);
    if (inbound.answer === 'batch') return this.receiveBatch(inbound, { door, interfaceId: from.id, receivedAt });
    const stored = await this.messages.accept({ door, from, bytes, inbound, receivedAt });
    return { interfaceId: from.id, answer: stored.answer, charset: inbound.charset, stored: [stored] };
  }

  private async receiveBatch(
    batch: Batch,
    { door, interfaceId, receivedAt }: { door: 'mllp' | 'http'; interfaceId: string; receivedAt: Date },
  ): Promise<Answered> {
    const coming: Promise<Stored>[] = [];
    for (const bytes of batch.messages) {
      const from = this.interfaceOf(bytes, door);
      const inbound = readSingle(bytes, from, batch.charset);
      const stored = this.messages.accept({ door, from, bytes, inbound, receivedAt });
      // Whether it fails is asked below; until then it may fail unheard.
      stored.catch(() => undefined);
      coming.push(stored);
      if (coming.length % READ_AT_ONCE === 0) await otherWork();
    }
    const stored = await Promise.all(coming);
    const answers = stored.flatMap(({ answer }) => answer?.toString('latin1') ?? []);
    const about = { controlId: `CW${crypto.randomUUID().replaceAll('-', '').slice(-18)}`, now: receivedAt };
    const answer =
      answers.length > 0 ? Buffer.from(acknowledgeBatch(batch.header, answers, about), 'latin1') : undefined;
    return { interfaceId, answer, charset: batch.charset, stored };
  }

  private interfaceOf(bytes: Buffer, door: 'mllp' | 'http') {
    return decideInterface(this.places.current, { ...senderOf(bytes), door });
  }
}
