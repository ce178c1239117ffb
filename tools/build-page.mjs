import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode } from './ensure-node.mjs';
import { root } from './root.mjs';
import { runQuietly } from './run-quietly.mjs';

const web = join(root, 'apps', 'control-centre-web');
const stamp = join(web, 'dist', '.built-from');

/** Whether there is a page to build at all. */
const hasPage = () => existsSync(join(web, 'index.html'));

export const pageIsBuilt = () => !hasPage() || (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources());

/** Builds the web page into its `dist` by Vite, when what it is made of has changed since it was built. */
export async function buildPage() {
  if (pageIsBuilt()) return;
  const builtFrom = sources();
  await runQuietly(
    pinnedNode,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build'],
    'The page could not be built. Vite said:',
    {
      cwd: web,
    },
  );
  writeFileSync(stamp, builtFrom);
}

/** A hash over everything that goes into the page: its own files, the libraries it uses, and what is installed. */
function sources() {
  const hash = createHash('sha256');
  const { dependencies = {} } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));
  const libs = Object.keys(dependencies).filter((name) => name.startsWith('@careway/'));
  const files = [web, ...libs.map((name) => join(root, 'libs', name.slice('@careway/'.length), 'src'))].flatMap(
    filesIn,
  );
  for (const file of [...files, join(root, 'package-lock.json')])
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['dist', 'node_modules'].includes(name) && !name.includes('.spec.'))
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)]));
