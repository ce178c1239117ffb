import { runAgainWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { refuseSecond } from './launcher/instance.mjs';
import { readOptions, USAGE } from './launcher/options.mjs';
import { command, say } from './progress.mjs';

// `npm start`: everything here runs on the Node that happens to be installed, before any package is.
await command(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return void say(USAGE);
  refuseSecond();
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  const { launch } = await import('./launcher/launch.mjs');
  // Nothing is left to wait for: what a stopped process leaves open would only delay the prompt.
  process.exit(await launch(options));
});
