import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { schemaOf, type JsonSchema } from '@careway/contracts';

/** Describes what a list may be asked for, field by field, and its answers: a page of JSON, or all rows as CSV. */
export function ApiList(asked: abstract new () => object, page: abstract new () => object): MethodDecorator {
  const { properties, required } = schemaOf(asked) as { properties: Record<string, JsonSchema>; required: string[] };
  const queries = Object.entries(properties).map(([name, { description, ...schema }]) =>
    ApiQuery({
      name,
      required: required.includes(name),
      schema: schema as object,
      ...(typeof description === 'string' && { description }),
    }),
  );
  const content = {
    'application/json': { schema: schemaOf(page) as object },
    'text/csv': { schema: { type: 'string', description: 'RFC 4180, with a header' } },
  };
  return applyDecorators(...queries, ApiOkResponse({ description: 'A page, or all rows', content }));
}
