import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { problem } from '@careway/service-kit';
import type { FastifyRequest } from 'fastify';

const KEY = /^[A-Za-z0-9_-]{8,64}$/;
const VERSION = /^"(\d{1,15})"$/;

const headerOf = (context: ExecutionContext, name: string): string | undefined => {
  const said = context.switchToHttp().getRequest<FastifyRequest>().headers[name];
  return typeof said === 'string' ? said : undefined;
};

/** A parameter that needs a header, with the header in OpenAPI. */
const headerParameter =
  (read: () => ParameterDecorator, name: string, pattern: RegExp, description: string): (() => ParameterDecorator) =>
  () =>
  (target, method, index) => {
    read()(target, method, index);
    const descriptor = Object.getOwnPropertyDescriptor(target, method!)!;
    const schema = { type: 'string' as const, pattern: pattern.source };
    ApiHeader({ name, required: true, description, schema })(target, method!, descriptor);
  };

const ReadKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = headerOf(context, 'idempotency-key');
  if (key && KEY.test(key)) return key;
  const rule = 'must be a UUID, or 8 to 64 letters, digits, _ and -';
  const errors = [{ field: 'Idempotency-Key', rule, fix: 'Send a new UUID with each command, the same on a repeat.' }];
  throw problem(422, { title: 'The command has no key', errors });
});

const ReadVersion = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const version = VERSION.exec(headerOf(context, 'if-match') ?? '')?.[1];
  if (version) return Number(version);
  const fix = 'Send the version that you saw, such as If-Match: "7".';
  const errors = [{ field: 'If-Match', rule: 'must be a version in double quotes', fix }];
  throw problem(428, { title: 'The command does not say which version it is about', errors });
});

/** A parameter of a controller's method: the key under which the command is done once (`once`). 422 without one. */
export const IdempotencyKey = headerParameter(
  ReadKey,
  'Idempotency-Key',
  KEY,
  'The same key and body again give the same answer; the same key with another body is refused (422)',
);

/** A parameter of a controller's method: the version that the command is about (RFC 9110, 13.1.1). 428 without one. */
export const IfMatch = headerParameter(
  ReadVersion,
  'If-Match',
  VERSION,
  'The version that was seen; 412 with the current one when it is another',
);
