import { spawn } from 'node:child_process';
import { runAgainWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { command, say } from './progress.mjs';
import { root } from './root.mjs';

const USAGE = `npm run fuzz -- [--minutes M] [--seed S] [--door framing|er7|json]
  Throws real messages with changes, and any bytes, at the readers behind the doors, for M minutes (1). Needs no servers.
  Prints each find as JSON on stderr, and one JSON line: inputs, finds, seed, slowest_ms. Exit code 1 when there are
  finds. The same seed gives the same inputs in the same order. See docs/reliability.md.`;

await command(async () => {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return void say(USAGE);
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  return fuzz(words);
});

function fuzz(words) {
  const sources = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', 'tests/fuzz/main.ts'];
  const child = spawn(process.execPath, [...sources, ...words], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
