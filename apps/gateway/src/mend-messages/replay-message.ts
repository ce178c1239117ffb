import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import type { Problem, SaidLocation } from '@careway/hl7v2';
import { publish } from '@careway/messaging';
import type { Interface } from '@careway/reference-data';
import { KnownPersons, type About } from '../accept-messages/read-persons.ts';
import type { Received, Stored } from '../accept-messages/received.ts';
import { FindSubjects } from '../find-subjects/find-subjects.ts';
import { Keys } from '../keep-personal-data/keys.ts';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { countChanged } from '../observe-feeds/feed-rows.ts';
import { figureObserved } from '../translate/figure-observed.ts';
import { translate, type Translated } from '../translate/translate.ts';
import { unmappedLocation } from '../translate/unmapped-location.ts';
import type { Counted } from '../observe-feeds/feed.ts';
import { isTaken, keepMended } from './mended-rows.ts';
import type { OpenedMessage } from './open-message.ts';

/** What a message was before a replay, and what it is now. */
export interface Replayed {
  messageId: string;
  interfaceId: string;
  /** HL7 trigger event, as it is read now. */
  trigger: string;
  before: Omit<Counted, 'trigger'>;
  after: Omit<Counted, 'trigger'>;
  revision: number;
  problems: Problem[];
}

/** Reads and translates a stored message once more, by the settings and mappings that hold now. */
@Injectable()
export class ReplayMessage {
  constructor(
    @Inject(Keys) readonly keys: Keys,
    @Inject(FindSubjects) readonly subjects: FindSubjects,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
  ) {}

  /**
   * Within the transaction that holds the message locked: the same message id with the next revision; its events replace
   * the former. The answer that its sender got stays the answer.
   */
  async replay(tx: Tx, message: OpenedMessage, from: Interface, inbound: Received['inbound']): Promise<Replayed> {
    const before = { status: message.status, unmapped: message.unmapped };
    const revision = message.revision + 1;
    const takes = inbound.answer === 'accepted' || inbound.answer === 'ignored';
    // Meanwhile the sender may have sent it again, mended, under the same control id: that one counts.
    const taken = takes && (await isTaken(tx, message, from.id));
    const status: Stored['status'] = taken ? 'quarantined' : inbound.answer;
    const about = await this.aboutOf(tx, message, from, status === 'accepted' ? inbound : undefined);
    const { events, unmapped } =
      status === 'accepted' ? this.tell(message, from, inbound, { revision, about }) : { events: [], unmapped: false };
    const problems = [...inbound.problems, ...(unmapped ? [unmappedLocation(from.id)] : [])];
    await keepMended(tx, this.keys, { message, inbound, status, revision, unmapped, problems, about });
    await publish(tx, events);
    const { id: messageId, interfaceId } = message;
    const after = { status, unmapped };
    const trigger = inbound.header?.trigger ?? '';
    await countChanged(tx, interfaceId, { ...before, trigger }, { ...after, trigger });
    return { messageId, interfaceId, trigger, before, after, revision, problems };
  }

  private async aboutOf(
    tx: Tx,
    { id }: OpenedMessage,
    from: Interface,
    inbound: Received['inbound'] | undefined,
  ): Promise<About | undefined> {
    if (inbound?.answer !== 'accepted' || !inbound.adt) return undefined;
    const visitAuthority = from.identifierAuthority || inbound.adt.sendingFacility;
    const said = { messageId: id, adt: inbound.adt, visitAuthority };
    const { about, store } = (await KnownPersons.look(tx, this, [said])).decide(() => true);
    await store(tx);
    return about.get(id);
  }

  private tell(
    message: OpenedMessage,
    from: Interface,
    inbound: Received['inbound'],
    { revision, about }: { revision: number; about: About | undefined },
  ): Translated {
    if ('observation' in inbound) {
      const known = { messageId: message.id, interfaceId: from.id, knownAt: message.receivedAt.toISOString() };
      return { events: [figureObserved(inbound.observation, known, crypto.randomUUID())], unmapped: false };
    }
    if (inbound.answer !== 'accepted' || !about) return { events: [], unmapped: false };
    const known = {
      messageId: message.id,
      revision,
      interfaceId: from.id,
      subjectId: about.subject.id,
      mergedSubjectId: about.mergedSubjectId,
      visitId: about.visitId,
      knownAt: message.receivedAt.toISOString(),
      findPlace: (said: SaidLocation) => this.places.current.findPlace(from.id, said),
    };
    return translate(inbound.adt, known, () => crypto.randomUUID());
  }
}
