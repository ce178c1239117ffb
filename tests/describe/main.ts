import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { documents, FOLDER } from './documents.ts';

// `node tools/describe.mjs`: writes the descriptions of APIs and events anew.
for (const [name, make] of Object.entries(documents)) {
  const file = join(FOLDER, name);
  const settings = await resolveConfig(file);
  await writeFile(file, await format(JSON.stringify(await make(), null, 2), { ...settings, filepath: file }));
}
