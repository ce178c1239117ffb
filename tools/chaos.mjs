import { spawn } from 'node:child_process';
import { ensureJava } from './ensure-java.mjs';
import { runAgainWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { bringJars, jarsAreThere } from './platform/jars.mjs';
import { command } from './progress.mjs';
import { root } from './root.mjs';
import { whenOrphaned } from './when-orphaned.mjs';

// `npm run chaos`: the whole system on servers of its own, harmed again and again, and a checker of all it did.
await command(async () => {
  const words = process.argv.slice(2);
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  if (!words.includes('--help')) {
    await ensureJava();
    if (!jarsAreThere()) await bringJars();
  }
  return run(words);
});

/** From the sources; it ends everything that it started by itself when it is told to stop. */
function run(words) {
  const sources = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', 'tests/chaos/main.ts'];
  const heap = ['--max-old-space-size=8192'];
  const child = spawn(process.execPath, [...heap, ...sources, ...words], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
