import { buildPage, pageIsBuilt } from '../build-page.mjs';
import { checks } from '../checks/all.mjs';
import { endJest, runJest } from '../checks/jest.mjs';
import { say, step } from '../progress.mjs';
import { whenOrphaned } from '../when-orphaned.mjs';
import { forSecondLook } from './second-look.mjs';
import { testServers } from './test-servers.mjs';

const WITH_SERVERS = ['int', 'e2e', 'proof'];
const KINDS = ['checks', 'unit', ...WITH_SERVERS];
const total = { passed: 0, failed: 0 };
const NOTHING = { passed: 0, failed: 0 };

/** Runs the kinds of test that `words` name (all without), and ends with the line `N passed, N failed`. */
export async function testAll(words) {
  const named = words.filter((word) => KINDS.includes(word));
  const paths = words.filter((word) => !KINDS.includes(word));
  const wanted = (kind) => (named.length === 0 ? kind !== 'checks' || paths.length === 0 : named.includes(kind));
  let servers;
  const stop = async () => {
    endJest();
    await servers?.stop();
  };
  endOnSignal(stop);
  try {
    if (wanted('checks')) await runChecks();
    if (wanted('unit')) await runKind('unit', { paths });
    if (WITH_SERVERS.some(wanted)) {
      if (!pageIsBuilt()) await step('Page', buildPage);
      servers = await testServers();
      for (const kind of WITH_SERVERS.filter(wanted)) await runKind(kind, { paths, env: servers.env });
    }
  } catch (error) {
    total.failed += 1;
    process.stderr.write(`\n${error.message}\n`);
  } finally {
    await stop();
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

async function runChecks() {
  for (const { name, run } of checks) {
    await step(name, run).then(
      () => (total.passed += 1),
      (error) => {
        total.failed += 1;
        say(error.message.trim());
      },
    );
  }
}

async function runKind(kind, options) {
  const since = performance.now();
  const first = await runJest(kind, options);
  const failing = first.files.filter(({ failed }) => failed > 0).map(({ path }) => path);
  const again = forSecondLook(kind, failing);
  const second = again.length > 0 ? await lookAgain(kind, again, options) : NOTHING;
  const once = first.files.filter(({ path }) => again.includes(path));
  const passed = first.passed + second.passed - sumOf(once, 'passed');
  const failed = first.failed + second.failed - sumOf(once, 'failed');
  total.passed += passed;
  total.failed += failed;
  say(
    `  ${failed > 0 ? 'NO' : 'ok'}  ${kind}: ${passed} passed, ${failed} failed (${((performance.now() - since) / 1_000).toFixed(1)} s)`,
  );
}

async function lookAgain(kind, paths, options) {
  say(`  ... once more, alone: ${paths.join(', ')}`);
  const second = await runJest(kind, { ...options, paths, alone: true });
  for (const { path, failed } of second.files) if (failed === 0) say(`  UNSTEADY  ${path}: failed, then passed alone`);
  return second;
}

const sumOf = (files, count) => files.reduce((sum, file) => sum + file[count], 0);

function endOnSignal(stop) {
  let asked = false;
  const end = async () => {
    if (asked) return;
    asked = true;
    say('\nStopping the tests.');
    await stop();
    say(`\n${total.passed} passed, ${total.failed + 1} failed (stopped before the end)`);
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  whenOrphaned(end);
}
