import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureJava } from './ensure-java.mjs';
import { runAgainWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { bringJars, jarsAreThere } from './platform/jars.mjs';
import { command, Mendable, say } from './progress.mjs';
import { root } from './root.mjs';

const FOLDER = join(root, 'tests', 'bench');
const NAMES = ['accept', 'relay', 'apply', 'slow', 'end-to-end', 'reserve', 'wall'];
const here = () => NAMES.filter((name) => readdirSync(FOLDER).includes(`${name}.ts`));

const USAGE = `npm run bench -- ${NAMES.join('|')} [--rounds N]
  Measures ours, its limit and the naive way in turn, on durable servers of its own, which are gone afterwards (or on
  those that TEST_POSTGRES_URL, TEST_REDIS_URL and TEST_KAFKA_BROKERS name). Prints one JSON line per round and a last
  one with the medians. Exit code 1 when the checker finds anything lost, doubled or out of order. See docs/benchmarks.md.`;

await command(async () => {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return void say(USAGE);
  if (!here().includes(words[0])) throw new Mendable(`Name one benchmark: ${here().join(', ')}\n\n${USAGE}`, 2);
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  await ensureJava();
  if (!jarsAreThere()) await bringJars();
  return measure(words);
});

/** Runs a benchmark from its sources; it ends its servers itself when it is told to stop. */
function measure(words) {
  const sources = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', 'tests/bench/main.ts'];
  const child = spawn(process.execPath, [...sources, ...words], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
