import { createHash } from 'node:crypto';
import { definitionOf, faultsOf, type DomainEvent } from '@careway/contracts';
import type { IncomingMessage } from '../kafka/group-consumer.ts';

/** A message of Kafka, read once. `event` is there when it keeps its contract and somebody here hears it. */
export interface ReadMessage {
  offset: number;
  /** Kafka key, the subject; empty when there is none. */
  key: string;
  body: Buffer | null;
  /** What duplicates share. */
  id: string;
  event?: DomainEvent;
  /** Why it can not be heard; it parks its key. */
  faults?: readonly string[];
}

/** Reads a message; `undefined` is a known event that this service does not hear. */
export function readMessage(message: IncomingMessage, hears: (type: string) => boolean): ReadMessage | undefined {
  const { offset, value: body } = message;
  const key = message.key?.toString('utf8') ?? '';
  const said = parse(body);
  const type = said?.type;
  if (typeof type === 'string' && definitionOf(type) && !hears(type)) return undefined;
  const faults = said === undefined ? ['/ the message is not a JSON object'] : faultsOf(said);
  if (faults.length === 0 && said?.subject !== key) faults.push('/subject differs from the Kafka key');
  if (faults.length > 0) return { offset, key, body, id: idOfBytes(key, body), faults };
  const event = said as unknown as DomainEvent;
  return { offset, key, body, id: event.id.toLowerCase(), event };
}

function parse(body: Buffer | null): Record<string, unknown> | undefined {
  try {
    const said: unknown = JSON.parse(body?.toString('utf8') ?? '');
    return typeof said === 'object' && said !== null && !Array.isArray(said)
      ? (said as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** What can not be read has no id that could be trusted: the same bytes under the same key are the same message. */
function idOfBytes(key: string, body: Buffer | null): string {
  const hash = createHash('sha256').update(`${key.length}:${key}`);
  const hex = hash.update(body ?? '').digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
