import { Inject, Injectable } from '@nestjs/common';
import { AcceptMessages } from '../accept-messages/accept-messages.ts';
import type { Stored } from '../accept-messages/received.ts';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { AnswerMeasures } from '../receive-messages/answer-measures.ts';
import { decideInterface } from '../receive-messages/decide-interface.ts';
import { bytesOf } from '../receive-messages/read-hl7-like.ts';
import { isNamed, tooDeep } from '../receive-messages/receive-hl7-like.ts';
import { readObservation } from './read-observation.ts';

/** One value of a figure on its way in, by the same accept path as messages about people. */
@Injectable()
export class ReceiveObservation {
  constructor(
    @Inject(AcceptMessages) private readonly messages: AcceptMessages,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
    @Inject(AnswerMeasures) private readonly measures: AnswerMeasures,
  ) {}

  /** Undefined when the body names no sender: then there is nobody to keep it for. Rejects when it could not be stored. */
  async receive(said: unknown): Promise<Stored | undefined> {
    if (!isNamed(said)) return undefined;
    // A body without it is an observation too: it came by this door, and is read again as what it is.
    const body = 'figureId' in said ? said : { figureId: '', ...said };
    const bytes = bytesOf(body);
    if (bytes === undefined) throw tooDeep();
    const receivedAt = new Date();
    const [application, facility] = [said.sendingApplication.trim(), said.sendingFacility.trim()];
    const from = decideInterface(this.places.current, { application, facility, door: 'json' });
    const inbound = readObservation(body, from, this.places.current, receivedAt);
    return this.measures.time('json', () => this.messages.accept({ door: 'json', from, bytes, inbound, receivedAt }));
  }
}
