import fc from 'fast-check';
import { er7Seeds } from './seeds.ts';
import { nasty } from './nasty.ts';

/** The largest input that is tried. */
export const MOST = 64 * 1024;

/** One change of a message. `at` and `to` point anywhere, as shares of its length; `times` repeats. */
interface Edit {
  kind: keyof typeof CHANGES;
  at: number;
  to: number;
  times: number;
  bytes: Buffer;
}

const cutTo = (parts: Buffer[]): Buffer => {
  const all = Buffer.concat(parts);
  return all.length > MOST ? all.subarray(0, MOST) : all;
};
const repeated = (piece: Buffer, times: number): Buffer[] =>
  Array.from({ length: Math.min(times, Math.ceil(MOST / Math.max(1, piece.length))) }, () => piece);
/** The piece of a message between two separators (any byte of `ends`) around a place. */
const pieceAt = (input: Buffer, at: number, ends: string): [number, number] => {
  let [from, to] = [at, at];
  while (from > 0 && !ends.includes(String.fromCharCode(input[from - 1]!))) from -= 1;
  while (to < input.length && !ends.includes(String.fromCharCode(input[to]!))) to += 1;
  return [from, to];
};
const within = (ends: string, change: (piece: Buffer, edit: Edit) => Buffer[]) => (input: Buffer, edit: Edit) => {
  const [from, to] = pieceAt(input, Math.floor(edit.at * input.length), ends);
  return cutTo([input.subarray(0, from), ...change(input.subarray(from, to), edit), input.subarray(to)]);
};
const between = (input: Buffer, { at, to }: Edit): [number, number] => {
  const [one, other] = [Math.floor(at * input.length), Math.floor(to * input.length)];
  return [Math.min(one, other), Math.max(one, other)];
};
const FIELD = '|\r\n';
const LINE = '\r\n';

const CHANGES = {
  put: (input: Buffer, edit: Edit) => {
    const [from] = between(input, edit);
    return cutTo([input.subarray(0, from), ...repeated(edit.bytes, edit.times), input.subarray(from)]);
  },
  cut: (input: Buffer, edit: Edit) => {
    const [from, to] = between(input, edit);
    return cutTo([input.subarray(0, from), input.subarray(to)]);
  },
  copy: (input: Buffer, edit: Edit) => {
    const [from, to] = between(input, edit);
    return cutTo([input.subarray(0, to), ...repeated(input.subarray(from, to), edit.times), input.subarray(to)]);
  },
  flip: (input: Buffer, { at, to }: Edit) => {
    const out = Buffer.from(input);
    if (out.length > 0) out[Math.floor(at * out.length)]! ^= 1 << Math.floor(to * 8);
    return out;
  },
  field: within(FIELD, (_piece, { bytes, times }) => repeated(bytes, times)),
  line: within(LINE, (piece, { times }) => repeated(Buffer.concat([piece, Buffer.from('\r')]), times)),
  drop: within(LINE, () => []),
  parts: within(FIELD, (piece, { times, at }) => {
    const separator = '~^&'[Math.floor(at * 997) % 3]!;
    return repeated(Buffer.concat([piece, Buffer.from(separator)]), times);
  }),
  swap: (input: Buffer, { at, bytes }: Edit) => {
    const separator = ['|', '^', '~', '\\', '&', '\r'][Math.floor(at * 6)]!;
    return cutTo([Buffer.from(input.toString('latin1').replaceAll(separator, bytes.toString('latin1')), 'latin1')]);
  },
};

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...(Object.keys(CHANGES) as (keyof typeof CHANGES)[])),
  at: share,
  to: share,
  times: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) }, fc.constantFrom(100, 2_000, 70_000)),
  bytes: fc.oneof(
    { weight: 4, arbitrary: nasty.map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 16 }).map((bytes) => Buffer.from(bytes)) },
  ),
});

export const bytes = fc.uint8Array({ maxLength: 2_000, size: 'max' }).map((array) => Buffer.from(array));

/** Real messages with a few changes, or any bytes; at most `MOST`. */
export const er7Bytes: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fc.constantFrom(...er7Seeds), fc.array(edit, { maxLength: 5, size: 'max' }))
      .map(([seed, edits]) => edits.reduce((input, one) => CHANGES[one.kind](input, one), seed)),
  },
  { weight: 1, arbitrary: bytes },
);
