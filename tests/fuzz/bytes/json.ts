import fc from 'fast-check';
import { MOST } from './edits.ts';
import { nasty } from './nasty.ts';
import { jsonSeeds, MARK } from './seeds.ts';

/** Stands for a list in a list in a list, so deep that only text can hold it. */
const DEEP = 'deep:';
const written = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replace(
    /"deep:(\d+)"/g,
    (_, size) => '['.repeat(Number(size)) + ']'.repeat(Number(size)),
  );

/** Any value: also those that no schema takes, deep and wide ones. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.constantFrom(null, true, 1e308, -0, {}, [], [null], [[]], [[{ value: 'x' }]], MARK.repeat(9_000)),
  fc.integer({ min: 1, max: 20_000 }).map((size) => Array.from({ length: size }, () => ({}))),
  fc.integer({ min: 1, max: 20_000 }).map((size) => `${DEEP}${size}`),
  fc
    .integer({ min: 1, max: 5_000 })
    .map((size) => Object.fromEntries(Array.from({ length: size }, (_, n) => [`k${n}`, n]))),
  fc.jsonValue({ maxDepth: 3 }),
);

interface Change {
  path: number[];
  name: string;
  to: unknown;
}

/** Walks into the object by the path, and there puts the value: at a known name, or under a new one. */
function change(root: object, { path, name, to }: Change): void {
  let here = root as Record<string, unknown>;
  for (const step of path) {
    const inner = Object.values(here).filter((one) => typeof one === 'object' && one !== null);
    if (inner.length === 0) break;
    here = inner[step % inner.length] as Record<string, unknown>;
  }
  const names = Object.keys(here);
  const known = name === '' ? names[path.length % Math.max(1, names.length)] : undefined;
  Object.defineProperty(here, known ?? name, {
    value: structuredClone(to),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

const edits = fc.array(
  fc.record({ path: fc.array(fc.nat(7), { maxLength: 3 }), name: fc.oneof(fc.constant(''), nasty), to: value }),
  { maxLength: 4 },
);

/** Bodies of the JSON door: messages with a few changes, lists of them, other JSON, and text that is nearly JSON. */
export const jsonBytes: fc.Arbitrary<Buffer> = fc
  .oneof(
    {
      weight: 8,
      arbitrary: fc.tuple(fc.constantFrom(...jsonSeeds), edits).map(([seed, all]) => {
        const body = structuredClone(seed);
        for (const one of all) change(body, one);
        return written(body);
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...jsonSeeds), fc.nat(600))
        .map(([seed, n]) => JSON.stringify(Array(n).fill(seed))),
    },
    { weight: 1, arbitrary: value.map(written) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...jsonSeeds), nasty, fc.nat(400))
        .map(([seed, text, at]) => JSON.stringify(seed).slice(0, at) + text),
    },
  )
  .map((text) => Buffer.from(text).subarray(0, MOST));
