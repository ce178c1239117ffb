import { runAgainWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { command, say, step } from './progress.mjs';

// `npm run check`: everything that needs no server, in under a minute.
await command(async () => {
  await ensurePackages();
  const code = await runAgainWithPinnedNode();
  if (code !== undefined) return code;
  const { checks } = await import('./checks/all.mjs');
  const { runJest } = await import('./checks/jest.mjs');
  const unit = {
    name: 'Unit tests',
    run: async () => {
      const { passed, failed } = await runJest('unit', { quiet: true });
      if (failed > 0) throw new Error(`${failed} of ${passed + failed} failed`);
      return `${passed} passed`;
    },
  };
  const faults = [];
  for (const { name, run } of [...checks, unit]) await step(name, run).catch((error) => faults.push([name, error]));
  for (const [name, { message }] of faults) say(`\n${name}\n${message.trim()}`);
  say(faults.length > 0 ? `\n${faults.length} of ${checks.length + 1} checks failed` : '\nAll checks passed');
  return faults.length > 0 ? 1 : 0;
});
