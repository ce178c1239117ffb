import { join } from 'node:path';
import { buildPage } from './build-page.mjs';
import { ensureJava } from './ensure-java.mjs';
import { pinnedNode, runAgainWithPinnedNode, runWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { command, Mendable, say, step } from './progress.mjs';
import { root } from './root.mjs';
import { runQuietly } from './run-quietly.mjs';

const USAGE = `npm run growth -- [--quick] [--draw]
  Measures CPU time per message by hop and memory per process, and how each grows with partitions, lines, instances,
  people known and screens: about 12 minutes, 8 GB of disk, nothing else running. Writes docs/growth.json, the tables of
  docs/growth.md and docs/images/growth-*.svg.
  --quick  few points on few messages, in under two minutes; writes nothing
  --draw   draws docs/growth.json again without measuring`;

const SERVICES = ['gateway', 'bed-tracking', 'control-centre'];
const FLAGS = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', 'tests/growth/main.ts'];

// `npm run growth`: on servers and processes of its own, built as they are deployed.
await command(async () => {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return void say(USAGE);
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  if (!words.includes('--draw')) await prepare();
  process.chdir(root);
  return runWithPinnedNode([...FLAGS, ...words]);
});

async function prepare() {
  if (process.platform !== 'linux')
    throw new Mendable('Growth is read from /proc, which only Linux has: run it there, or in a container.');
  await ensureJava();
  await step('Page', buildPage);
  const nx = join(root, 'node_modules', '.bin', 'nx');
  const build = [nx, 'run-many', '-t', 'build', '-p', SERVICES.join(',')];
  await step('Services, as they are deployed', async () => {
    await runQuietly(pinnedNode, build, 'The services could not be built. Nx said:');
  });
}
