import type { Writable } from 'node:stream';
import type { ClientBase, QueryResult } from 'pg';
import { QueryFailedError } from 'typeorm';
import { arrayLiteral } from './array-literal.ts';
import { isStale } from './broken-world.ts';

/** Texts are written in the code; should one be put together anew each time, it must not fill the server's memory. */
const MOST_PREPARED = 300;

/** Names of the texts that every connection prepares when it first meets them, so that they are parsed once. */
const names = new Map<string, string>();
let generation = 0;

/** What is begun in one turn of the event loop goes to the server in one write. */
function writeTogether(client: ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Runs a statement. Throws TypeORM's `QueryFailedError`, with the driver's own error in it. */
export async function runStatement(
  client: ClientBase,
  text: string,
  values: readonly unknown[] = [],
): Promise<QueryResult> {
  writeTogether(client);
  try {
    // One without values is sent as a simple query.
    return await client.query(
      values.length === 0 ? text : { name: nameOf(text), text, values: values.map(arrayLiteral) },
    );
  } catch (error) {
    if (isStale(error)) forgetNames();
    throw new QueryFailedError(text, [...values], error as Error);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size === MOST_PREPARED) return known;
  const name = `careway_${generation}_${names.size}`;
  names.set(text, name);
  return name;
}

/** A table has other columns than when a statement was prepared: all are prepared anew, under other names. */
function forgetNames(): void {
  generation += 1;
  names.clear();
}
