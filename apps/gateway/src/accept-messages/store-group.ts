import { Inject, Injectable } from '@nestjs/common';
import type { DomainEvent } from '@careway/contracts';
import type { SaidLocation } from '@careway/hl7v2';
import type { Tx } from '@careway/database';
import { publish } from '@careway/messaging';
import { FindSubjects } from '../find-subjects/find-subjects.ts';
import { Keys } from '../keep-personal-data/keys.ts';
import { newKey, seal } from '../keep-personal-data/seal.ts';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { countStored } from '../observe-feeds/feed-rows.ts';
import { figureObserved } from '../translate/figure-observed.ts';
import { translate, type Translated } from '../translate/translate.ts';
import { unmappedLocation } from '../translate/unmapped-location.ts';
import { answerTo } from './answer.ts';
import { classify, type Classified } from './classify.ts';
import { identityOf, type Identity } from './identity.ts';
import { findPriors, insertMessages, type MessageRow } from './message-rows.ts';
import { KnownPersons, type About, type Said } from './read-persons.ts';
import type { Received, Stored } from './received.ts';

type New = Extract<Classified, { kind: 'new' }>;
interface Arrival {
  messageId: string;
  received: Received;
  identity: Identity;
}
interface Fresh extends Arrival {
  classified: New;
}

/**
 * Stores a group of messages, with the events they tell, in one transaction: a few statements however many they are.
 * Those that read go out together, and then those that write.
 */
@Injectable()
export class StoreGroup {
  constructor(
    @Inject(Keys) readonly keys: Keys,
    @Inject(FindSubjects) readonly subjects: FindSubjects,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
  ) {}

  /** What was stored of each, in the order received. Throws `LostRace` when the transaction must run again. */
  async store(tx: Tx, group: readonly Received[]): Promise<Stored[]> {
    const arrivals = group.map(arrived);
    const identities = arrivals.map(({ identity }) => identity);
    const [priors, persons] = await Promise.all([
      findPriors(tx, identities),
      KnownPersons.look(tx, this, arrivals.flatMap(asSaid)),
    ]);
    const classified = classify(group, priors, identities);
    const fresh = arrivals.flatMap((arrival, index) => asFresh(arrival, classified[index]!));
    const taken = new Set(
      fresh.flatMap(({ messageId, classified: { status } }) => (status === 'accepted' ? messageId : [])),
    );
    const { about, store } = persons.decide((messageId) => taken.has(messageId));
    const written = fresh.map((arrival) => this.write(arrival, about.get(arrival.messageId)));
    const events = written.flatMap((one) => one.events);
    const rows = written.map(({ row }) => row);
    // Events before messages: publishing locks the patients, so that two gateways number one patient's messages as their
    // events leave.
    await Promise.all([store(tx), publish(tx, events), insertMessages(tx, rows), countStored(tx, rows)]);
    const stored = new Map(rows.map((row) => [row.id, storedOf(row)]));
    return classified.map((one, index) => outcomeOf(one, arrivals, stored, index));
  }

  private write(
    { messageId, received, identity, classified }: Fresh,
    about: About | undefined,
  ): { row: MessageRow; events: DomainEvent[] } {
    const { inbound, from, receivedAt, door, bytes } = received;
    const { events, unmapped } =
      classified.status === 'accepted' ? this.tell(messageId, received, about) : { events: [], unmapped: false };
    const problems = unmapped ? [...classified.problems, unmappedLocation(from.id)] : classified.problems;
    const own = about?.subject.key ? undefined : newKey();
    const key = about?.subject.key ?? own!;
    const envelope = inbound.answer === 'accepted' ? Buffer.from(JSON.stringify(envelopeOf(inbound))) : undefined;
    const { status } = classified;
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
    const knownAt = receivedAt.toISOString();
    if ('observation' in inbound) {
      const event = figureObserved(
        inbound.observation,
        { messageId, interfaceId: from.id, knownAt },
        crypto.randomUUID(),
      );
      return { events: [event], unmapped: false };
    }
    if (inbound.answer !== 'accepted' || !about) return { events: [], unmapped: false };
    const { subject, mergedSubjectId, visitId } = about;
    const known = {
      messageId,
      revision: 1,
      interfaceId: from.id,
      subjectId: subject.id,
      mergedSubjectId,
      visitId,
      knownAt,
      findPlace: (said: SaidLocation) => this.places.current.findPlace(from.id, said),
    };
    return translate(inbound.adt, known, () => crypto.randomUUID());
  }
}

/** What was read of a message, as it is kept. */
export const envelopeOf = (inbound: Received['inbound']): object =>
  'observation' in inbound
    ? { observation: inbound.observation }
    : inbound.answer === 'accepted'
      ? { adt: inbound.adt, z: inbound.z }
      : {};

const arrived = (received: Received): Arrival => ({
  messageId: crypto.randomUUID(),
  received,
  identity: identityOf(received),
});

const asFresh = (arrival: Arrival, classified: Classified): Fresh[] =>
  classified.kind === 'new' ? [{ ...arrival, classified }] : [];

const asSaid = ({ messageId, received: { inbound, from } }: Arrival): Said[] =>
  inbound.answer === 'accepted' && inbound.adt
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
  arrivals: readonly Arrival[],
  stored: ReadonlyMap<string, Stored>,
  index: number,
): Stored {
  if (classified.kind === 'replay') return { ...classified.of, outcome: 'replayed' };
  if (classified.kind === 'new') return stored.get(arrivals[index]!.messageId)!;
  return { ...stored.get(arrivals[classified.index]!.messageId)!, outcome: 'replayed' };
}
