import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { boundaries, reading } from '../../.dependency-cruiser.mjs';
import { root } from '../root.mjs';
import { innocent, planted } from './planted-violations.mjs';

/** The rules find what is planted for them, and nothing in the tree. Throws with what they find or miss. */
export async function checkBoundaries() {
  await findThePlanted();
  const { violations, modules } = await violationsIn(root);
  if (modules < 50) throw new Error(`Only ${modules} modules were read: the boundaries were not looked at.`);
  if (violations.length > 0)
    throw new Error(violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`).join('\n'));
  return `${modules} modules`;
}

async function findThePlanted() {
  const folder = mkdtempSync(join(tmpdir(), 'careway-canary-'));
  try {
    const files = { ...innocent, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])) };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { violations } = await violationsIn(folder);
    const found = (rule, file) => violations.some((violation) => violation.rule === rule && violation.from === file);
    const missed = planted.filter(([rule, file]) => !found(rule, file)).map(([rule, file]) => `${rule} in ${file}`);
    const rules = boundaries.map(({ name }) => name).filter((name) => !planted.some(([rule]) => rule === name));
    const wronged = violations.filter(({ from }) => from in innocent).map(({ rule, from }) => `${rule} in ${from}`);
    const faults = [
      ...missed.map((each) => `the planted violation was not found: ${each}`),
      ...rules.map((name) => `no violation is planted for the rule ${name}`),
      ...wronged.map((each) => `found where nothing is wrong: ${each}`),
    ];
    if (faults.length > 0) throw new Error(`The boundary rules do not work:\n${faults.join('\n')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function violationsIn(baseDir) {
  const rules = { forbidden: boundaries };
  const { output } = await cruise(
    ['apps', 'libs'],
    { ...reading, baseDir, validate: true, ruleSet: rules },
    resolving(baseDir),
  );
  return {
    modules: output.summary.totalCruised,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** The API, unlike the command, takes what it resolves by as an argument of its own. */
const resolving = (baseDir) => ({
  ...reading.enhancedResolveOptions,
  modules: ['node_modules'],
  roots: [baseDir],
  symlinks: true,
});
