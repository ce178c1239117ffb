import { ensurePackages } from './ensure-packages.mjs';
import { runAgainWithPinnedNode, runWithPinnedNode } from './ensure-node.mjs';
import { command } from './progress.mjs';
import { root } from './root.mjs';

const FLAGS = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', 'tests/describe/main.ts'];

// `npm run describe`: writes docs/reference/*.openapi.json and *.asyncapi.json from the code. Needs no server.
await command(async () => {
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  process.chdir(root);
  return runWithPinnedNode(FLAGS);
});
