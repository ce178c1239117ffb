import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileSchemas } from './file-schemas.ts';

/** Writes the schema of each file to a folder: `node libs/reference-data/src/write-schemas.ts deploy/reference/schema`. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(fileSchemas()))
    writeFileSync(path.join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}

if (import.meta.main) writeSchemas(process.argv[2] ?? 'deploy/reference/schema');
