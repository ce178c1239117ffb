import fc from 'fast-check';
import { MOST } from './edits.ts';
import { nasty } from './nasty.ts';
import { jsonSeeds, MARK } from './seeds.ts';

const LARGE: Record<string, (size: number) => string> = {
  deep: (size) => '['.repeat(size) + ']'.repeat(size),
  deeper: (size) => '{"a":'.repeat(size) + '1' + '}'.repeat(size),
  objects: (size) => `[${'{},'.repeat(size)}{}]`,
  nulls: (size) => `[${'null,'.repeat(size)}null]`,
  names: (size) => `{${Array.from({ length: size }, (_, name) => `"k${name}":0`).join()}}`,
  same: (size) => `{${'"value":"x",'.repeat(size)}"value":"x"}`,
  digits: (size) => '9'.repeat(size),
  text: (size) => `"${MARK.repeat(size)}"`,
};

const MARKED = new RegExp(`\\{"large":"(${Object.keys(LARGE).join('|')})","size":(\\d+)\\}`, 'g');

/** JSON of a value in which `{large: 'deep', size: 9}` stands for what only text can hold. */
const written = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replace(MARKED, (_, large: string, size) => LARGE[large]!(Number(size)));

/** Any value: also those that no schema takes, deep and wide ones. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: nasty },
  { weight: 3, arbitrary: fc.constantFrom(null, true, 1e308, -0, {}, [], [null], [[]], [[{ value: 'x' }]], MARK) },
  {
    weight: 2,
    arbitrary: fc.record({
      large: fc.constantFrom(...Object.keys(LARGE)),
      size: fc.oneof(fc.nat(40), fc.constantFrom(300, 3_000, 12_000, 30_000)),
    }),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
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
  const known = name === '' ? names[(path.at(-1) ?? 0) % Math.max(1, names.length)] : undefined;
  const attributes = { enumerable: true, configurable: true, writable: true };
  Object.defineProperty(here, known ?? name, { value: structuredClone(to), ...attributes });
}

const edits = fc.array(
  fc.record({
    path: fc.array(fc.nat(20), { maxLength: 4 }),
    name: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: nasty }),
    to: value,
  }),
  { maxLength: 4 },
);
const seed = fc.constantFrom(...jsonSeeds);

/** Bodies of the JSON door: messages with a few changes, lists of them, other JSON, and text that is nearly JSON. */
export const jsonBytes: fc.Arbitrary<Buffer> = fc
  .oneof(
    {
      weight: 12,
      arbitrary: fc.tuple(seed, edits).map(([body, all]) => {
        const changed = structuredClone(body);
        for (const one of all) change(changed, one);
        return written(changed);
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(seed, fc.constantFrom(0, 1, 2, 501)).map(([one, n]) => written(Array(n).fill(one))),
    },
    { weight: 1, arbitrary: value.map(written) },
    {
      weight: 1,
      arbitrary: fc.tuple(seed, nasty, fc.nat(400)).map(([one, text, at]) => written(one).slice(0, at) + text),
    },
  )
  .map((text) => Buffer.from(text).subarray(0, MOST));
