import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { definitionOf, type DomainEvent } from './domain-event.ts';

const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv);

/** What Careway writes is known at a glance, in a fraction of the time; everything else is looked at in full. */
const PLAIN = {
  'date-time': /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
};
for (const [name, plain] of Object.entries(PLAIN)) {
  const full = ajv.formats[name] as RegExp | { validate: (text: string) => boolean };
  const inFull = full instanceof RegExp ? (text: string) => full.test(text) : full.validate;
  ajv.addFormat(name, { type: 'string', validate: (text: string) => plain.test(text) || inFull(text) });
}
const compiled = new Map<string, ValidateFunction>();

const envelope = ajv.compile({
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', format: 'uuid' },
    source: { type: 'string', minLength: 1 },
    type: { type: 'string', minLength: 1 },
    subject: { type: 'string', minLength: 1, maxLength: 200 },
    time: { type: 'string', format: 'date-time' },
    data: { type: 'object' },
  },
});

/** What is wrong with an envelope from Kafka, one `path rule` per fault; empty when it keeps its contract. */
export function faultsOf(event: unknown): string[] {
  if (!envelope(event)) return faults(envelope);
  const { type, data } = event as DomainEvent;
  const definition = definitionOf(type);
  if (!definition) return [`/type unknown event type ${type}`];
  const check = compiled.get(type) ?? ajv.compile(definition.schema);
  compiled.set(type, check);
  return check(data) ? [] : faults(check).map((fault) => `/data${fault}`);
}

const faults = (check: ValidateFunction) =>
  (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
