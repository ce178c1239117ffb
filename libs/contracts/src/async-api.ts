import { allEvents, SPEAKERS, type EventDefinition, type Speaker } from './domain-event.ts';
import type { JsonSchema } from './field/schema-of.ts';

const ref = (to: string): { $ref: string } => ({ $ref: `#/${to}` });

/** All events as an AsyncAPI 3.0 document: a channel (Kafka topic) for each speaker, a message for each type. */
export function asyncApi(): JsonSchema {
  const events = allEvents();
  const speakers = SPEAKERS.filter((speaker) => events.some((event) => event.speaker === speaker));
  const each = <Value>(of: (speaker: Speaker, own: EventDefinition[]) => Value) =>
    Object.fromEntries(
      speakers.map((one) => [
        one,
        of(
          one,
          events.filter(({ speaker }) => speaker === one),
        ),
      ]),
    );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Careway events',
      version: '1',
      description:
        'Domain events on Kafka, CloudEvents 1.0 in structured mode, keyed by their subject: the events of one subject keep their order. Nothing in any of them identifies a person.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: each(channel),
    operations: each((speaker) => ({ action: 'send', channel: ref(`channels/${speaker}`), title: `${speaker} tells` })),
    components: {
      messages: Object.fromEntries(events.map((event) => [event.type, message(event)])),
      schemas: Object.fromEntries(events.map((event) => [event.type, envelope(event)])),
    },
  };
}

const channel = (speaker: Speaker, events: readonly EventDefinition[]): JsonSchema => ({
  address: `careway.${speaker}`,
  title: `What ${speaker} says`,
  description: 'The name begins with TOPIC_PREFIX, `careway.` unless told otherwise.',
  messages: Object.fromEntries(events.map(({ type }) => [type, ref(`components/messages/${type}`)])),
});

const message = ({ type, data }: EventDefinition): JsonSchema => ({
  name: type,
  title: inWords(data.name),
  contentType: 'application/cloudevents+json',
  payload: ref(`components/schemas/${type}`),
});

const envelope = ({ type, speaker, schema }: EventDefinition): JsonSchema => ({
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', format: 'uuid', description: 'The same event has the same id: who has heard it ignores it' },
    source: { const: `/careway/${speaker}` },
    type: { const: type },
    subject: { type: 'string', minLength: 1, maxLength: 200, description: 'The key of the Kafka message' },
    time: { type: 'string', format: 'date-time', description: 'When Careway knew' },
    datacontenttype: { const: 'application/json' },
    data: schema,
  },
});

/** `AdmissionOffered` as `Admission offered`. */
const inWords = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
