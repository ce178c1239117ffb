import { existsSync, watch } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../root.mjs';

const SETTLE_MS = 150;
const ignored = (path) => !path || /(^|[\\/])(dist|node_modules)([\\/]|$)|\.spec\.|\.tsbuildinfo$|~$/.test(path);

/**
 * Calls `onChange` with what changed since the last call, once it has been quiet for a moment: the page's sources
 * (`page`) or those of the services (`services`).
 * @param {(changed: {page: boolean, services: boolean}) => Promise<void>} onChange
 */
export function watchSources(onChange) {
  let timer;
  let changed = { page: false, services: false };
  const call = () => {
    const now = changed;
    changed = { page: false, services: false };
    void onChange(now);
  };
  const folders = ['apps', 'libs', join('deploy', 'reference')].map((name) => join(root, name)).filter(existsSync);
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_, path) => {
      if (ignored(path)) return;
      changed[path.startsWith(`control-centre-web${sep}`) ? 'page' : 'services'] = true;
      clearTimeout(timer);
      timer = setTimeout(call, SETTLE_MS);
    }),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
