import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The Java to run: JAVA_HOME's when there is one, else the PATH's. */
export function java() {
  const home = process.env.JAVA_HOME && join(process.env.JAVA_HOME, 'bin', 'java');
  return home && existsSync(home) ? home : 'java';
}

/** The major version of the Java at hand, 0 when there is none. */
export function javaVersion() {
  const { stderr } = spawnSync(java(), ['-version'], { encoding: 'utf8' });
  return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
}

export const mavenIsThere = () => spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status === 0;
