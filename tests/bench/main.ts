import { parseArgs } from 'node:util';
import type { Bench } from './harness/bench.ts';
import { run } from './harness/run.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' } } });
const { bench } = (await import(`./${positionals[0]}.ts`)) as { bench: Bench };

const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => reject(new Error(`ended by ${signal}`)));
});

const print = (line: string) => void process.stdout.write(`${line}\n`);
const passed = await run(bench, { rounds: Number(values.rounds ?? bench.rounds), print, interrupted }).catch(
  (error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
    return false;
  },
);
process.exit(passed ? 0 : 1);
