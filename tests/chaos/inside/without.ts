import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { edited } from './edit.ts';
import { PROTECTIONS } from './protections.ts';

/** Preloaded into a service: takes the protection that WITHOUT names out of its sources while they are loaded. */
const ROOT = join(import.meta.dirname, '..', '..', '..');
const name = process.env['WITHOUT'] ?? '';
const edits = PROTECTIONS[name];
if (!edits) throw new Error(`WITHOUT=${name} is not one of ${Object.keys(PROTECTIONS).join(', ')}`);
const { swcOptions } = (await import(pathToFileURL(join(ROOT, 'tools', 'swc-options.mjs')).href)) as {
  swcOptions: object;
};
const byFile = Map.groupBy(edits, ({ file }) => join(ROOT, file));

registerHooks({
  load(url, context, nextLoad) {
    const filename = url.startsWith('file:') ? fileURLToPath(url) : '';
    const wanted = byFile.get(filename);
    if (!wanted) return nextLoad(url, context);
    const text = wanted.reduce(edited, readFileSync(filename, 'utf8'));
    return { format: 'module', source: transformSync(text, { ...swcOptions, filename }).code, shortCircuit: true };
  },
});
