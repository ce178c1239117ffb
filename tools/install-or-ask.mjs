import { spawnSync } from 'node:child_process';
import { Mendable, step } from './progress.mjs';
import { runQuietly } from './run-quietly.mjs';

const succeeds = (program, words) => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

/** Names of the same things elsewhere, for the command that is printed. */
const ELSEWHERE = {
  brew: { 'default-jre-headless': 'openjdk@17', maven: 'maven' },
  dnf: { 'default-jre-headless': 'java-17-openjdk-headless', maven: 'maven', libatomic1: 'libatomic' },
};

/**
 * Installs Debian packages when this user may (root, or sudo without a password).
 * @throws {Mendable} else: `why`, and the one command to run
 */
export async function installOrAsk(packages, why) {
  const rights = process.getuid?.() === 0 ? [] : succeeds('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined;
  if (!rights || !succeeds('apt-get', ['--version']))
    throw new Mendable(`${why}\nRun this once, then start again:\n\n  ${commandFor(packages)}`);
  const [first, ...rest] = [...rights, 'apt-get'];
  const complaint = `apt-get could not install ${packages.join(' and ')}. It said:`;
  await step(`Installing ${packages.join(', ')} (apt-get)`, async () => {
    await runQuietly(first, [...rest, 'update', '-q'], complaint);
    await runQuietly(first, [...rest, 'install', '-y', '-q', '--no-install-recommends', ...packages], complaint);
  });
}

function commandFor(packages) {
  const named = (tool) => packages.map((name) => ELSEWHERE[tool][name] ?? name).join(' ');
  if (process.platform === 'darwin') return `brew install ${named('brew')}`;
  if (succeeds('dnf', ['--version'])) return `sudo dnf install -y ${named('dnf')}`;
  return `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`;
}
