import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Write } from '../campaign/history.ts';
import type { System } from '../system/system.ts';
import type { Stores } from './stores.ts';

/** Searches for marks of persons where nothing of a person may be, and keeps how much was searched. */
export class Searches {
  private readonly characters = new Map<string, number>();
  private readonly found = new Set<string>();

  /** @param marks what may be found nowhere; not a global expression */
  constructor(private readonly marks: RegExp) {}

  search(place: string, text: string): void {
    this.characters.set(place, (this.characters.get(place) ?? 0) + text.length);
    if (this.marks.test(text)) this.found.add(place);
  }

  write(write: Write): void {
    for (const [place, characters] of this.characters) write({ kind: 'searched', place, characters });
    for (const place of this.found) write({ kind: 'mark-found', place });
  }
}

/** Logs of every life, metrics, Redis, every table, and the history that services wrote. */
export async function searchEverywhere(
  searches: Searches,
  { system, stores, historyFolder }: { system: System; stores: Stores; historyFolder: string },
): Promise<void> {
  for (const life of system.instances()) searches.search(`log of ${life.name}`, life.output());
  for (const { name, address } of system.services.values())
    searches.search(`metrics of ${name}`, await (await fetch(`${address}/metrics`)).text());
  for (const file of readdirSync(historyFolder).filter((one) => !one.startsWith('campaign')))
    searches.search('history of services', readFileSync(join(historyFolder, file), 'utf8'));
  for (const key of await stores.redis.keys('*'))
    searches.search('Redis', key + JSON.stringify(await stores.redis.hgetall(key)));
  await searchTables(searches, stores);
}

async function searchTables(searches: Searches, stores: Stores): Promise<void> {
  const tables = await stores.rows<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE schemaname IN ('gateway', 'bed_tracking', 'control_centre', 'witness')`,
  );
  for (const { schema, name } of tables) {
    const rows = await stores.rows<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${schema}."${name}" AS t`);
    const text = rows.map(({ row }) => row).join('\n');
    searches.search(`tables of ${schema}`, text);
    searches.search(`tables of ${schema}`, bytesOf(text));
  }
}

/** Bytes are shown as hex: what they would spell. */
const bytesOf = (text: string): string =>
  text.replace(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'));
