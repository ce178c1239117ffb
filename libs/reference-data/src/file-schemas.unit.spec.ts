import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { fileSchemas } from './file-schemas.ts';

describe('the schemas of the files', () => {
  const ajv = addFormats.default(new Ajv2020({ strict: true }));

  it.each(Object.entries(fileSchemas()))('%s is a JSON Schema 2020-12', (_, schema) => {
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  it('would find one that is none', () => {
    expect(ajv.validateSchema({ type: 'objekt' })).toBe(false);
  });
});
