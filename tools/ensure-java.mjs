import { spawnSync } from 'node:child_process';
import { Mendable, step } from './progress.mjs';
import { jarsAreThere } from './platform/jars.mjs';
import { javaVersion, mavenIsThere } from './platform/java.mjs';
import { runQuietly } from './run-quietly.mjs';

const OLDEST_JAVA = 17;

/** Java 17 or later, and Maven as long as its jars are not here yet: installed when this user may, else asked for. */
export async function ensureJava() {
  if (nothingMissing()) return;
  const rights = process.getuid?.() === 0 ? [] : succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
  if (rights && succeeds('apt-get', ['--version'])) {
    await step('Java and Maven (apt-get)', () => install(rights));
    if (nothingMissing()) return;
  }
  const found = javaVersion();
  const lack = [
    found < OLDEST_JAVA && `Java ${OLDEST_JAVA} (found: ${found || 'none'})`,
    !mavenIsThere() && 'Maven',
  ].filter(Boolean);
  throw new Mendable(`Apache Kafka needs ${lack.join(' and ')}. Run this once, then start again:\n\n  ${commandFor()}`);
}

const nothingMissing = () => javaVersion() >= OLDEST_JAVA && (jarsAreThere() || mavenIsThere());

async function install(rights) {
  const complaint = 'apt-get could not install Java and Maven. It said:';
  const [first, ...rest] = [...rights, 'apt-get'];
  await runQuietly(first, [...rest, 'update', '-q'], complaint);
  const packages = ['default-jre-headless', 'maven'];
  await runQuietly(first, [...rest, 'install', '-y', '-q', '--no-install-recommends', ...packages], complaint);
}

const succeeds = (program, words) => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

function commandFor() {
  if (process.platform === 'darwin') return 'brew install openjdk@17 maven';
  if (succeeds('dnf', ['--version'])) return 'sudo dnf install -y java-17-openjdk-headless maven';
  return 'sudo apt-get update && sudo apt-get install -y default-jre-headless maven';
}
