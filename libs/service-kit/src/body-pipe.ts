import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { problem, validationProblem } from './problem.ts';

/** Every object has them already; a value of such a name would stand in the way of what makes objects of a body. */
const RESERVED = ['constructor', '__proto__', 'prototype'];
const DEEPEST = 50;

/** Checks what a request says against its class: nothing more, nothing less. */
export class BodyPipe extends ValidationPipe {
  constructor() {
    super({ transform: true, whitelist: true, forbidNonWhitelisted: true, exceptionFactory: validationProblem });
  }

  override async transform(value: unknown, about: ArgumentMetadata): Promise<unknown> {
    const field = reservedIn(value);
    if (field === undefined) return super.transform(value, about);
    const rule = `no field is named ${RESERVED.join(', ')} or goes more than ${DEEPEST} deep`;
    throw problem(422, {
      title: 'The request does not fit its schema',
      errors: [{ field, rule, fix: `Leave ${field} out.` }],
    });
  }
}

/** Where such a field stands. Bytes have no fields. */
function reservedIn(value: unknown, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined;
  if (depth > DEEPEST) return '';
  for (const name of Object.keys(value)) {
    if (RESERVED.includes(name)) return name;
    const found = reservedIn(value[name as keyof typeof value], depth + 1);
    if (found !== undefined) return found ? `${name}.${found}` : name;
  }
  return undefined;
}
