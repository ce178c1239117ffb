import { schemaOf, type JsonSchema } from './field/schema-of.ts';

/** Who may speak: one Kafka topic each. */
export const SPEAKERS = ['gateway', 'bed-tracking', 'mental-health-front-door', 'control-centre'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/**
 * A domain event as it travels: a CloudEvents 1.0 envelope in structured mode.
 * `subject` is the Kafka key (a random subject id, or the id of a place or feed); `time` is when Careway knew it.
 * Nothing in it identifies a person.
 */
export interface DomainEvent<Data extends object = object> {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  data: Data;
}

/** A class that is an event: its properties are the data, its name and version are registered by `@Event`. */
export type EventClass<Data extends object = object> = new () => Data;

export interface EventDefinition {
  type: string;
  speaker: Speaker;
  data: EventClass;
  /** JSON Schema of `data`. */
  schema: JsonSchema;
}

const byType = new Map<string, EventDefinition>();
const byClass = new Map<EventClass, EventDefinition>();

/** Registers a class as the event `type`, named `speaker.event-name.vN`. */
export const Event =
  (type: `${Speaker}.${string}.v${number}`): ClassDecorator =>
  (target) => {
    const data = target as unknown as EventClass;
    const speaker = type.slice(0, type.indexOf('.')) as Speaker;
    const definition = { type, speaker, data, schema: schemaOf(data) };
    if (byType.has(type)) throw new Error(`event type ${type} is defined twice`);
    byType.set(type, definition);
    byClass.set(data, definition);
  };

/** The definition of an event class, or of an event type as it stands in an envelope (undefined when unknown). */
export function definitionOf(event: EventClass): EventDefinition;
export function definitionOf(type: string): EventDefinition | undefined;
export function definitionOf(event: EventClass | string): EventDefinition | undefined {
  if (typeof event === 'string') return byType.get(event);
  const definition = byClass.get(event);
  if (!definition) throw new Error(`${event.name} is not an event: put @Event('speaker.name.v1') on the class`);
  return definition;
}

export const allEvents = (): EventDefinition[] => [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));

/** Wraps the data of an event for the outbox. `id` and `time` are the caller's, so that rules stay free of clocks. */
export function domainEvent<Data extends object>(
  event: EventClass<Data>,
  about: { id: string; subject: string; time: string },
  data: Data,
): DomainEvent<Data> {
  const { type, speaker } = definitionOf(event);
  const { id, subject, time } = about;
  const source = `/careway/${speaker}`;
  return { specversion: '1.0', id, source, type, subject, time, datacontenttype: 'application/json', data };
}
