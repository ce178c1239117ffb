import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { documents, FOLDER } from './documents.ts';

interface Operation {
  summary?: string;
  security?: object[];
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
interface Api {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('docs/reference', () => {
  it.each(Object.entries(documents))('has %s as it is now: npm run describe writes it', async (name, make) => {
    expect(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).toEqual(plain(await make()));
  });
});

const apis = Object.keys(documents).filter((name) => name.endsWith('.openapi.json'));

describe.each(apis)('the OpenAPI document %s', (name) => {
  let api: Api;
  beforeAll(async () => {
    api = plain(await documents[name]!()) as Api;
  });
  const operations = () =>
    Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  it('is one by the official schema of OpenAPI 3.1, with every reference resolved', async () => {
    const validator = new Validator();
    expect([await validator.validate({ ...structuredClone(api) }), validator.version]).toEqual([
      { valid: true },
      '3.1',
    ]);
    const broken: Record<string, unknown> = { ...api, paths: { '/wards': { get: { responses: 1 } } } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('says in a sentence what each operation is for', () => {
    const silent = operations().filter(({ operation }) => !operation.summary);
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
