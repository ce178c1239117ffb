import type { Entry } from '../history/entry.ts';
import type { Found } from './found.ts';
import type { IndexedHistory, Kind } from './indexed-history.ts';
import { linesOfMessage } from './messages.ts';
import { linesOf } from './operations.ts';

/** Lines that say when something happened to a message or a screen: faults at that time are beside it. */
const TIMED: ReadonlySet<Kind> = new Set([
  'send',
  'answer',
  'begin',
  'end',
  'frame',
  'counters',
  'connected',
  'ask',
  'reply',
]);

const isTimed = ({ kind }: Entry): boolean => TIMED.has(kind);

interface Named {
  controlIds: ReadonlySet<string>;
  messageIds: ReadonlySet<string>;
  eventIds: ReadonlySet<string>;
}

/** The way of the messages that a breach is about, hop by hop, and the faults beside it. */
export function storyOf(history: IndexedHistory, { lines, about = [] }: Found): { about: string[]; story: Entry[] } {
  const named = namedBy(history, about);
  const hops = new Set([...lines, ...(about.length > 0 ? hopsOf(history, named) : [])]);
  const timed = [...hops].filter(isTimed).map(({ at }) => at);
  const beside = faultsBeside(history, Math.min(...timed), Math.max(...timed));
  return {
    about: [...named.controlIds.union(named.messageIds).union(named.eventIds)],
    story: [...hops.union(new Set(beside))].sort((a, b) => a.at - b.at),
  };
}

/** All names of the messages and events that some name belongs to. */
function namedBy({ messages, accepted, published }: IndexedHistory, about: readonly string[]): Named {
  const eventIds = new Set(about.filter((id) => published.has(id)));
  const messageIds = new Set(about.filter((id) => !eventIds.has(id) && !messages.has(id)));
  for (const id of eventIds) for (const { messageId } of published.get(id)!) if (messageId) messageIds.add(messageId);
  const controlIds = new Set(about.filter((id) => messages.has(id)));
  for (const id of messageIds) if (accepted.has(id)) controlIds.add(accepted.get(id)!.controlId);
  for (const id of controlIds) for (const { messageId } of messages.get(id)?.accepted ?? []) messageIds.add(messageId);
  for (const [id, [first]] of published) if (messageIds.has(first!.messageId ?? '')) eventIds.add(id);
  return { controlIds, messageIds, eventIds };
}

const hopsOf = (history: IndexedHistory, { controlIds, messageIds, eventIds }: Named): Entry[] => [
  ...[...controlIds].flatMap((id) => linesOfMessage(history.messages.get(id)!)),
  ...history.accepts.filter(({ did }) => did.controlIds.some((id) => controlIds.has(id))).flatMap(linesOf),
  ...[...history.relays, ...history.hears].filter(({ did }) => did.ids.some((id) => eventIds.has(id))).flatMap(linesOf),
  ...[...eventIds].flatMap((id) => history.published.get(id) ?? []),
  ...history.all('fact').filter(({ messageId }) => messageIds.has(messageId)),
  ...history.all('effect').filter(({ eventId }) => eventIds.has(eventId)),
];

const faultsBeside = ({ faults }: IndexedHistory, first: number, last: number): Entry[] =>
  faults
    .filter(({ from, until }) => from <= last && until >= first)
    .flatMap(({ fault, healed }) => (healed ? [fault, healed] : [fault]));
