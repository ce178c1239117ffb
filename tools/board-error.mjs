import { ensureJava } from './ensure-java.mjs';
import { runAgainWithPinnedNode, runWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { command, say } from './progress.mjs';
import { root } from './root.mjs';

const USAGE = `npm run board-error -- [--seed S] [--days N] [--speed X]
  Runs the simulated Kent and Medway on servers of its own for N days of its life (1), X times faster than life (240: six
  minutes a day), beside the board. Prints one JSON line: how wrong and how late each figure of the board was, and that
  it is right once the feeds have caught up. Exit code 1 when it is not.`;

const FLAGS = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', 'tests/board-error/main.ts'];

await command(async () => {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return void say(USAGE);
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  await ensureJava();
  process.chdir(root);
  return runWithPinnedNode([...FLAGS, ...words]);
});
