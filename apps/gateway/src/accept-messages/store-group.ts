import { Inject, Injectable } from '@nestjs/common';
import type { DomainEvent } from '@careway/contracts';
import type { SaidLocation } from '@careway/hl7v2';
import type { Tx } from '@careway/database';
import { publish } from '@careway/messaging';
import { FindSubjects } from '../find-subjects/find-subjects.ts';
import { Keys } from '../keep-personal-data/keys.ts';
import { newKey, seal } from '../keep-personal-data/seal.ts';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { translate, type Translated } from '../translate/translate.ts';
import { unmappedLocation } from '../translate/unmapped-location.ts';
import { answerTo } from './answer.ts';
import { classify, type Classified } from './classify.ts';
import { identityOf } from './identity.ts';
import { findPriors, insertMessages, type MessageRow } from './message-rows.ts';
import { whoAndWhich, type About } from './read-persons.ts';
import type { Received, Stored } from './received.ts';

type New = Extract<Classified, { kind: 'new' }>;
interface Arrival {
  messageId: string;
  received: Received;
  classified: New;
}

/** Stores a group of messages, with the events they tell, in one transaction: a few statements however many they are. */
@Injectable()
export class StoreGroup {
  constructor(
    @Inject(Keys) private readonly keys: Keys,
    @Inject(FindSubjects) private readonly subjects: FindSubjects,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
  ) {}

  /** What was stored of each, in the order received. Throws `LostRace` when the transaction must run again. */
  async store(tx: Tx, group: readonly Received[]): Promise<Stored[]> {
    const classified = classify(group, await findPriors(tx, group.map(identityOf)));
    const arrivals = classified.map((one, index): Arrival | undefined =>
      one.kind === 'new' ? { messageId: crypto.randomUUID(), received: group[index]!, classified: one } : undefined,
    );
    const fresh = arrivals.filter((arrival) => arrival !== undefined);
    const about = await whoAndWhich(tx, { keys: this.keys, subjects: this.subjects }, fresh.flatMap(asSaid));
    const written = fresh.map((arrival) => this.write(arrival, about.get(arrival.messageId)));
    // First: it locks the patients, so that two gateways number one patient's messages as their events leave.
    await publish(
      tx,
      written.flatMap(({ events }) => events),
    );
    await insertMessages(
      tx,
      written.map(({ row }) => row),
    );
    const stored = new Map(written.map(({ row }) => [row.id, storedOf(row)]));
    return classified.map((one, index) => outcomeOf(one, arrivals, stored, index));
  }

  private write(
    { messageId, received, classified }: Arrival,
    about: About | undefined,
  ): { row: MessageRow; events: DomainEvent[] } {
    const { inbound, from, receivedAt, door, bytes } = received;
    const { events, unmapped } = this.tell(messageId, received, about);
    const problems = unmapped ? [...classified.problems, unmappedLocation(from.id)] : classified.problems;
    const own = about?.subject.key ? undefined : newKey();
    const key = about?.subject.key ?? own!;
    const envelope =
      inbound.answer === 'accepted' ? Buffer.from(JSON.stringify({ adt: inbound.adt, z: inbound.z })) : undefined;
    const { status, identity } = classified;
    const row: MessageRow = {
      ...identity,
      id: messageId,
      door,
      messageType: inbound.header?.messageType ?? '',
      trigger: inbound.header?.trigger ?? '',
      status,
      problems,
      unmapped,
      subjectId: about?.subject.id,
      visitId: about?.visitId,
      receivedAt,
      charset: inbound.charset,
      wrappedKey: own && this.keys.wrap(own, messageId),
      raw: seal(key, bytes, messageId),
      envelope: envelope && seal(key, envelope, messageId),
      answer: answerTo(received, { messageId, status, problems }),
    };
    return { row, events };
  }

  private tell(messageId: string, { inbound, from, receivedAt }: Received, about: About | undefined): Translated {
    if (inbound.answer !== 'accepted' || !about) return { events: [], unmapped: false };
    const { subject, mergedSubjectId, visitId } = about;
    const known = {
      messageId,
      revision: 1,
      interfaceId: from.id,
      subjectId: subject.id,
      mergedSubjectId,
      visitId,
      knownAt: receivedAt.toISOString(),
      findPlace: (said: SaidLocation) => this.places.current.findPlace(from.id, said),
    };
    return translate(inbound.adt, known, () => crypto.randomUUID());
  }
}

const asSaid = ({ messageId, received: { inbound, from }, classified }: Arrival) =>
  inbound.answer === 'accepted' && classified.status === 'accepted'
    ? [{ messageId, adt: inbound.adt, visitAuthority: from.identifierAuthority || inbound.adt.sendingFacility }]
    : [];

const storedOf = ({ id, status, problems, answer }: MessageRow): Stored => ({
  messageId: id,
  outcome: status,
  status,
  problems: [...problems],
  answer,
});

function outcomeOf(
  classified: Classified,
  arrivals: readonly (Arrival | undefined)[],
  stored: ReadonlyMap<string, Stored>,
  index: number,
): Stored {
  if (classified.kind === 'replay') return { ...classified.of, outcome: 'replayed' };
  if (classified.kind === 'new') return stored.get(arrivals[index]!.messageId)!;
  return { ...stored.get(arrivals[classified.index]!.messageId)!, outcome: 'replayed' };
}
