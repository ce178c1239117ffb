import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pinnedNode } from '../ensure-node.mjs';
import { root } from '../root.mjs';

const FLAGS = [
  '--disable-warning=ExperimentalWarning',
  '--experimental-vm-modules',
  join(root, 'node_modules/jest/bin/jest.js'),
];
/** Not in the system's temporary folder: another user's may be there, and each test run has a temporary folder of its own. */
const CACHE = join(root, 'node_modules', '.cache', 'jest');
/** Files of one kind that run at the same time. What harms a whole system has the machine to itself. */
const WORKERS = {
  unit: availableParallelism(),
  int: Math.min(4, Math.max(2, availableParallelism())),
  e2e: 2,
  proof: 1,
};

const groups = new Set();

/** Ends every jest that still runs, with the processes its tests started: each is a group of its own. */
export function endJest(signal = 'SIGTERM') {
  for (const group of groups) {
    try {
      process.kill(-group, signal);
    } catch {
      groups.delete(group);
    }
  }
}

/**
 * Runs the specs of one kind and gives what jest counted. A file that does not even load counts as a failed test, and so
 * does a skipped one: a test that does not run proves nothing.
 * @param {'unit' | 'int' | 'e2e' | 'proof'} kind
 * @returns {Promise<{passed: number, failed: number, files: {path: string, passed: number, failed: number}[]}>}
 */
export async function runJest(kind, { paths = [], env = {}, quiet = false, alone = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'careway-jest-'));
  const report = join(folder, 'report.json');
  const args = [
    '--cacheDirectory',
    CACHE,
    '--selectProjects',
    kind,
    '--json',
    '--outputFile',
    report,
    '--passWithNoTests',
    `--maxWorkers=${alone ? 1 : WORKERS[kind]}`,
  ];
  const output = quiet ? ['--silent', '--reporters', join(root, 'tools', 'checks', 'failures-only-reporter.cjs')] : [];
  try {
    await exitOf([...FLAGS, ...args, ...output, ...(paths.length > 0 ? ['--', ...paths] : [])], {
      ...process.env,
      ...env,
    });
    return countIn(report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countIn(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, files: [] };
  const files = JSON.parse(readFileSync(report, 'utf8')).testResults.map(countFile);
  const sum = (count) => files.reduce((total, file) => total + file[count], 0);
  const skipped = sum('skipped');
  if (skipped > 0) process.stdout.write(`${skipped} skipped: each counts as failed.\n`);
  return { passed: sum('passed'), failed: sum('failed'), files };
}

function countFile({ name, status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const skipped = assertionResults.filter((test) => !['passed', 'failed'].includes(test.status)).length;
  const failed = assertionResults.length - passed;
  return { path: relative(root, name), passed, skipped, failed: status === 'failed' ? Math.max(1, failed) : failed };
}

function exitOf(args, env) {
  // --json writes the report to the output too; all that is for people goes to the error stream.
  const child = spawn(pinnedNode, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  groups.add(child.pid);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      // What a test left running is in the same group.
      endJest('SIGKILL');
      resolve(code);
    });
  });
}
