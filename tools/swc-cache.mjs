import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './root.mjs';
import { swcOptions } from './swc-options.mjs';

const require = createRequire(import.meta.url);
const folder = join(root, '.local', 'cache', 'swc');
const compiler = JSON.stringify([swcOptions, require('@swc/core/package.json').version]);
const hash = (...parts) => createHash('sha256').update(parts.join('\0')).digest('hex');

/**
 * What a TypeScript file compiles to. Kept on disk, one file per source, so that only the first process that runs a
 * source as it is now compiles it; the compiler itself is loaded only when there is something to compile.
 */
export function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = `//${hash(compiler, filename, source)}\n`;
  const kept = keptFor(filename);
  const before = readOr(kept, '');
  if (before.startsWith(key)) return before.slice(key.length);
  const { code } = require('@swc/core').transformSync(source, { ...swcOptions, filename });
  keep(kept, key + code);
  return code;
}

/** The file that keeps what this source compiles to. */
export const keptFor = (filename) => join(folder, `${hash(filename).slice(0, 24)}.js`);

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** Renamed into its place, so that nobody reads a half; a folder that can't be written to costs time only. */
function keep(file, text) {
  const fresh = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(fresh, text);
    renameSync(fresh, file);
  } catch {
    return;
  }
}
