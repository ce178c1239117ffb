import { problem } from '../problem.ts';
import type { Page } from './list-asked.ts';

/** What an item is sorted by, the first key first: together they name one item. */
export type SortKeys = readonly (string | number)[];

/** Where a page ended, as an opaque text that fits an address. */
export const cursorOf = (keys: SortKeys): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/**
 * The sort keys of the item after which a page begins; none for the first page.
 * @param like keys of the same kinds, such as `['', 0]`
 * @throws problem 422 when the text is no cursor of this list
 */
export function keysAfter<Keys extends SortKeys>(after: string | undefined, like: Keys): Keys | undefined {
  if (after === undefined) return undefined;
  const keys = parsed(after);
  if (Array.isArray(keys) && keys.length === like.length && keys.every((key, at) => typeof key === typeof like[at]))
    return keys as unknown as Keys;
  const errors = [{ field: 'after', rule: 'is not a cursor of this list', fix: 'Send `next` of the page before.' }];
  throw problem(422, { title: 'The list can not be continued from there', errors });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * A page of the first `limit` rows, with a cursor when there are more: read one row more than `limit`, in the order of
 * the keys.
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => SortKeys): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return last === undefined || rows.length <= limit ? { items } : { items, next: cursorOf(keysOf(last)) };
}

/** A page of a list that is in memory, sorted by its keys. */
export function pageOfSorted<Row, Keys extends SortKeys>(
  rows: readonly Row[],
  limit: number,
  after: Keys | undefined,
  keysOf: (row: Row) => Keys,
): Page<Row> {
  const rest = after ? rows.filter((row) => isAfter(keysOf(row), after)) : rows;
  return pageOf(rest, limit, keysOf);
}

function isAfter(keys: SortKeys, other: SortKeys): boolean {
  const at = keys.findIndex((key, index) => key !== other[index]);
  return at >= 0 && keys[at]! > other[at]!;
}
