import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { summaryOf, tellStory } from '@careway/proof';
import { readOptions, USAGE, type CampaignOptions } from './campaign/options.ts';
import { runCampaign } from './campaign/run-campaign.ts';
import { keptAll, runContention, type ContentionOptions } from './contention/run-contention.ts';

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
  const { attempts } = options;
  const [passed, summary] = await (attempts === undefined
    ? campaign({ ...options, folder })
    : contention({ ...options, attempts, folder }));
  if (passed && !options.folder) rmSync(folder, { recursive: true, force: true });
  else say(`the history is kept in ${folder}`);
  print(JSON.stringify(summary));
  return passed ? 0 : 1;
}

/** Whether it passed, and the last line. */
type Ended = [passed: boolean, summary: object];

async function campaign(options: CampaignOptions & { folder: string }): Promise<Ended> {
  const verdict = await runCampaign(options, say, interrupted);
  for (const violation of verdict.violations) print(`\n${tellStory(violation)}`);
  for (const missing of verdict.missing) say(`proves less than it should: ${missing}`);
  return [verdict.passed, summaryOf(verdict, options.seed)];
}

async function contention(options: ContentionOptions): Promise<Ended> {
  const summary = await runContention(options, say, interrupted);
  return [keptAll(summary), summary];
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
});
// Only when all of it is written: a reader by a pipe may be slower than we are.
process.stdout.write('', () => process.exit());
