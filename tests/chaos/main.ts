import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { summaryOf, tellStory } from '@careway/proof';
import { readOptions, USAGE } from './campaign/options.ts';
import { runCampaign } from './campaign/run-campaign.ts';

const began = performance.now();
const print = (line: string) => void process.stdout.write(`${line}\n`);
const say = (line: string) => print(`${((performance.now() - began) / 1_000).toFixed(1).padStart(7)} s  ${line}`);

const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => reject(new Error(`ended by ${signal}`)));
});
interrupted.catch(() => undefined);

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  if (words.includes('--help')) {
    print(USAGE);
    return 0;
  }
  const options = readOptions(words);
  const folder = options.folder ? resolve(options.folder) : mkdtempSync(join(tmpdir(), 'careway-chaos-'));
  say(`seed ${options.seed}; data, logs and history are in ${folder}`);
  const verdict = await runCampaign({ ...options, folder }, say, interrupted);
  for (const violation of verdict.violations) print(`\n${tellStory(violation)}`);
  for (const missing of verdict.missing) say(`proves less than it should: ${missing}`);
  if (verdict.passed && !options.folder) rmSync(folder, { recursive: true, force: true });
  else say(`the history is kept in ${folder}`);
  print(JSON.stringify(summaryOf(verdict, options.seed)));
  return verdict.passed ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
});
// Only when all of it is written: a reader by a pipe may be slower than we are.
process.stdout.write('', () => process.exit());
