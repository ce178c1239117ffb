import { join } from 'node:path';
import { pinnedNode } from '../ensure-node.mjs';
import { root } from '../root.mjs';
import { runQuietly } from '../run-quietly.mjs';
import { checkBoundaries } from './boundaries.mjs';
import { checkReferences } from './references.mjs';

const tool = (path, ...words) => runQuietly(pinnedNode, [join(root, 'node_modules', path), ...words], '');

/** What is checked beside the tests. Each gives a few words, or throws with what is wrong and where. */
export const checks = [
  {
    name: 'Format (prettier; mend it by npm run format)',
    run: async () => void (await tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')),
  },
  { name: 'Lint (oxlint)', run: async () => void (await tool('oxlint/bin/oxlint', '--quiet')) },
  { name: 'Boundaries (dependency-cruiser, after its planted violations)', run: checkBoundaries },
  { name: 'Package references', run: async () => checkReferences() },
  {
    name: 'Types (tsc)',
    run: async () => {
      await tool('typescript/bin/tsc', '--pretty', 'false', '-p', 'tsconfig.json');
      await tool('typescript/bin/tsc', '--pretty', 'false', '-p', join('apps', 'control-centre-web'));
    },
  },
];
