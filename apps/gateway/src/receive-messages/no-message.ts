import type { Problem } from '@careway/hl7v2';

/** A message says at most some 200 things, 5 deep. */
const MOST_VALUES = 1_000;
const DEEPEST = 10;

/** Every object has them already; a value of such a name would stand in the way of what reads the body. */
const RESERVED = ['constructor', '__proto__', 'prototype'];

/** The fault of a body that is larger than any message, or made to confuse: nobody looks at each of its values. */
export function noMessage(body: object): Problem | undefined {
  let [level, values]: [object[], number] = [[body], 0];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === DEEPEST) return fault('lists or objects within others', `goes at most ${DEEPEST} deep`);
    const next: object[] = [];
    for (const one of level) {
      for (const name in one) {
        if (RESERVED.includes(name)) return fault('a reserved name', `has no field named ${name}`);
        values += 1;
        if (values > MOST_VALUES) return fault('many values', `holds at most ${MOST_VALUES} values`);
        const inner: unknown = (one as Record<string, unknown>)[name];
        if (typeof inner === 'object' && inner !== null) next.push(inner);
      }
    }
    level = next;
  }
  return undefined;
}

const fault = (valueClass: string, rule: string): Problem => ({
  segment: 'message',
  occurrence: 1,
  code: 102,
  severity: 'error',
  valueClass,
  rule: `A message ${rule}.`,
  fix: 'Send one message with the fields of its schema, or a list of messages.',
});
