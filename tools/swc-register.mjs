import { enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';
import { compiled } from './swc-cache.mjs';

enableCompileCache(join(root, '.local', 'cache', 'node'));

/** `node --conditions=@careway/source --import ./tools/swc-register.mjs main.ts` runs the sources without a build. */
registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/'))
      return nextLoad(url, context);
    return { format: 'module', source: compiled(fileURLToPath(url)), shortCircuit: true };
  },
});
