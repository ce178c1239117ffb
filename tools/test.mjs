import { runAgainWithPinnedNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { command, say } from './progress.mjs';

const USAGE = `npm test -- [checks] [unit] [int] [e2e] [proof] [part of a path ...]
  Without words: everything. Servers are private and gone afterwards, unless TEST_POSTGRES_URL, TEST_REDIS_URL or
  TEST_KAFKA_BROKERS name ones that may be written to. TEST_SERVERS=private or =containers forbids the other way.`;

// `npm test`: every kind of test on servers of its own. Needs no `npm start`, and can run beside it.
await command(async () => {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return void say(USAGE);
  try {
    await ensurePackages();
    const code = await runAgainWithPinnedNode();
    if (code !== undefined) return code;
  } catch (error) {
    // Nothing could be run, which is a failure like any other: the last line says so too.
    process.stderr.write(`\n${error.message}\n`);
    say('\n0 passed, 1 failed');
    return 1;
  }
  const { testAll } = await import('./testing/test-all.mjs');
  return testAll(words);
});
