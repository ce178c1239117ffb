import type { Entry, Published, Stored } from '../history/entry.ts';
import { faultSpansOf, type FaultSpan } from './fault-spans.ts';
import { messagesOf, type Message } from './messages.ts';
import { operationsOf, operationsThat, type Operation } from './operations.ts';
import { reservationsOf, type Reservations } from './reservations.ts';

export type Kind = Entry['kind'];
export type EntryOf<One extends Kind> = Extract<Entry, { kind: One }>;

/** A history with everything at hand by its name. */
export interface IndexedHistory {
  entries: readonly Entry[];
  /** Entries of one kind, in the order of time. */
  all<One extends Kind>(kind: One): readonly EntryOf<One>[];
  accepts: readonly Operation<'accept'>[];
  relays: readonly Operation<'relay'>[];
  hears: readonly Operation<'hear'>[];
  /** By control id. */
  messages: ReadonlyMap<string, Message>;
  /** Accepted messages, by message id. */
  accepted: ReadonlyMap<string, Stored>;
  /** The copies of an event on its topic, by event id, first copy first. */
  published: ReadonlyMap<string, readonly Published[]>;
  faults: readonly FaultSpan[];
  /** What was asked of places, and what became of it. */
  reservations: Reservations;
}

export function indexHistory(entries: readonly Entry[]): IndexedHistory {
  const kinds = Map.groupBy(entries, ({ kind }) => kind);
  const all = <One extends Kind>(kind: One) => (kinds.get(kind) ?? []) as EntryOf<One>[];
  const operations = operationsOf(entries);
  const accepted = all('stored').filter(({ status }) => status === 'accepted');
  return {
    entries,
    all,
    accepts: operationsThat(operations, 'accept'),
    relays: operationsThat(operations, 'relay'),
    hears: operationsThat(operations, 'hear'),
    messages: messagesOf(entries),
    accepted: new Map(accepted.map((stored) => [stored.messageId, stored])),
    published: Map.groupBy(
      all('published').toSorted((a, b) => a.offset - b.offset),
      ({ eventId }) => eventId,
    ),
    faults: faultSpansOf(entries),
    reservations: reservationsOf(entries),
  };
}
