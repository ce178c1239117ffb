import { Inject, Injectable } from '@nestjs/common';
import { problem } from '@careway/service-kit';
import { AcceptMessages } from '../accept-messages/accept-messages.ts';
import type { Stored } from '../accept-messages/received.ts';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { AnswerMeasures } from './answer-measures.ts';
import { decideInterface } from './decide-interface.ts';
import { bytesOf, readHl7Like } from './read-hl7-like.ts';

/** JSON that names its sender: enough to be kept, whatever else is wrong with it. */
interface Named {
  sendingApplication: string;
  sendingFacility: string;
}

/** One message of the JSON door on its way in, by the same accept path as the others. */
@Injectable()
export class ReceiveHl7Like {
  constructor(
    @Inject(AcceptMessages) private readonly messages: AcceptMessages,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
    @Inject(AnswerMeasures) private readonly measures: AnswerMeasures,
  ) {}

  /** Undefined when the body names no sender: then there is nobody to keep it for. Rejects when it could not be stored. */
  async receive(body: unknown): Promise<Stored | undefined> {
    if (!isNamed(body)) return undefined;
    const bytes = bytesOf(body);
    if (bytes === undefined) throw tooDeep();
    const receivedAt = new Date();
    const { sendingApplication: application, sendingFacility: facility } = body;
    const from = decideInterface(this.places.current, {
      application: application.trim(),
      facility: facility.trim(),
      door: 'json',
    });
    const inbound = readHl7Like(body, from);
    return this.measures.time('json', () => this.messages.accept({ door: 'json', from, bytes, inbound, receivedAt }));
  }
}

/** Whether a body says who sends it. */
export function isNamed(body: unknown): body is Named {
  const { sendingApplication, sendingFacility } = (body ?? {}) as Partial<Record<keyof Named, unknown>>;
  return typeof sendingApplication === 'string' && typeof sendingFacility === 'string' && !Array.isArray(body);
}

/** The answer to a body that can not be written down. */
export const tooDeep = () =>
  problem(422, {
    title: 'The message is nested too deep to be kept',
    detail: 'Nothing was stored. Send the fields of the schema, as GET /openapi.json describes them.',
  });
