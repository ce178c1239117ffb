import { ensurePackages } from './ensure-packages.mjs';
import { runWithPinnedNode } from './ensure-node.mjs';
import { command } from './progress.mjs';

// `node tools/with-node.mjs script.js words`: runs a script with the pinned Node, whatever Node was typed.
await command(async () => {
  await ensurePackages();
  return runWithPinnedNode(process.argv.slice(2));
});
