import { Inject, Injectable } from '@nestjs/common';
import { Database, isBrokenWorld, type Tx } from '@careway/database';
import type { Interface } from '@careway/reference-data';
import { Log, problem } from '@careway/service-kit';
import { ReferenceDataHolder } from '../load-places/reference-data-holder.ts';
import { FeedCounters, UNKNOWN_SENDER } from '../observe-feeds/feed-counters.ts';
import { decideInterface } from '../receive-messages/decide-interface.ts';
import { readSingle } from '../receive-messages/read-er7.ts';
import { parseHl7Like, readHl7Like } from '../receive-messages/read-hl7-like.ts';
import type { Received } from '../accept-messages/received.ts';
import { isObservation, readObservation } from '../receive-observations/read-observation.ts';
import { nextToMend } from './list-messages.ts';
import { OpenMessage, type OpenedMessage } from './open-message.ts';
import { ReplayMessage, type Replayed } from './replay-message.ts';

const PAGE = 100;

/** Replays of stored messages, after a mapping or a setting was mended. The caller has reloaded the reference data. */
@Injectable()
export class MendMessages {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OpenMessage) private readonly messages: OpenMessage,
    @Inject(ReplayMessage) private readonly replays: ReplayMessage,
    @Inject(ReferenceDataHolder) private readonly places: ReferenceDataHolder,
    @Inject(FeedCounters) private readonly feeds: FeedCounters,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Undefined when there is no such message. Throws a problem when it can not be replayed. */
  async replay(id: string): Promise<Replayed | undefined> {
    const replayed = await this.database.transaction((tx) => this.replayIn(tx, id));
    if (!replayed) return undefined;
    const { interfaceId, trigger, before, after } = replayed;
    this.feeds.became(interfaceId, { ...before, trigger }, { ...after, trigger });
    return replayed;
  }

  /** Replays what a mended mapping may mend, the oldest first, each in a transaction of its own. */
  async replayAll(interfaceId: string): Promise<Replayed[]> {
    const all: Replayed[] = [];
    for (let after = '0'; ;) {
      const page = await nextToMend(this.database, { interfaceId, after, limit: PAGE });
      for (const { id } of page) all.push(...(await this.replayIfPossible(id)));
      if (page.length < PAGE) return all;
      after = page.at(-1)!.seq;
    }
  }

  /** Of a person who was erased nothing is left to replay. One message that can't be replayed does not keep back the rest. */
  private async replayIfPossible(id: string): Promise<Replayed[]> {
    const message = await this.messages.open(this.database, id);
    if (!message?.bytes) return [];
    try {
      const replayed = await this.replay(id);
      return replayed ? [replayed] : [];
    } catch (error) {
      if (isBrokenWorld(error)) throw error;
      this.log.error({ error, message: id }, 'message could not be replayed');
      return [asItWas(message)];
    }
  }

  private async replayIn(tx: Tx, id: string): Promise<Replayed | undefined> {
    const message = await this.messages.open(tx, id, { lock: true });
    if (!message) return undefined;
    const from = this.interfaceOf(message);
    return this.replays.replay(tx, message, from, this.read(message, bytesOf(message), from));
  }

  private read({ door, receivedAt }: OpenedMessage, bytes: Buffer, from: Interface): Received['inbound'] {
    const body = door === 'json' ? parseHl7Like(bytes) : undefined;
    if (!body) return readSingle(bytes, from);
    return isObservation(body) ? readObservation(body, from, this.places.current, receivedAt) : readHl7Like(body, from);
  }

  /** A sender whom no interface named may have one by now. */
  private interfaceOf({ interfaceId, sendingApplication, sendingFacility, door }: OpenedMessage): Interface {
    if (interfaceId === UNKNOWN_SENDER)
      return decideInterface(this.places.current, { application: sendingApplication, facility: sendingFacility, door });
    const from = this.places.current.interfaceById(interfaceId);
    if (from) return from;
    throw problem(409, {
      title: 'The interface of this message is gone',
      detail: `Put ${interfaceId} back into interfaces.yaml, then replay.`,
    });
  }
}

function asItWas({ id, interfaceId, status, unmapped, trigger, revision, problems }: OpenedMessage): Replayed {
  const state = { status, unmapped };
  return { messageId: id, interfaceId, trigger, before: state, after: state, revision, problems };
}

function bytesOf({ bytes }: OpenedMessage): Buffer {
  if (bytes) return bytes;
  throw problem(410, { title: 'The person was erased', detail: 'The bytes of this message can not be opened again.' });
}
