import { join } from 'node:path';
import { keysIn } from './launcher/keys.mjs';
import { root } from './root.mjs';

// `node tools/keys.mjs > .local/keys.env`: the keys of this checkout as an environment file, made when there are none.
const keys = keysIn(join(root, '.local', 'keys.json'));
process.stdout.write(
  `${Object.entries(keys)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`,
);
