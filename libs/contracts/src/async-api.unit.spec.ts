import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { allEvents, asyncApi, SPEAKERS } from './index.ts';

/** The schema that the AsyncAPI initiative publishes. */
const official = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0-without-$id.json') as object;

describe('the AsyncAPI document', () => {
  const document = asyncApi() as {
    channels: Record<string, { messages: object }>;
    components: { schemas: Record<string, object> };
  };

  it('is one by the official schema of AsyncAPI 3.0', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
    formats.default(ajv);
    ajv.addFormat('uri-template', true);
    const check = ajv.compile(official);
    expect([check(document), check.errors]).toEqual([true, null]);
    expect(check({ ...document, asyncapi: '2.0.0' })).toBe(false);
    expect(check({ ...document, channels: { gateway: { messages: 1 } } })).toBe(false);
  });

  it('has every event, in the channel of its speaker, by the schema that it is checked by', () => {
    expect(Object.keys(document.channels)).toEqual([...SPEAKERS]);
    const listed = Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages));
    expect(listed.sort()).toEqual(allEvents().map(({ type }) => type));
    for (const { type, schema } of allEvents())
      expect(document.components.schemas[type]).toMatchObject({ properties: { data: schema } });
  });
});
