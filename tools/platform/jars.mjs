import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../run-quietly.mjs';
import { root } from '../root.mjs';

const pom = join(root, 'deploy', 'platform', 'pom.xml');

/** Where the jars of this pom.xml are kept: another pom, another folder. They are never written to again. */
export const jarsFolder = () =>
  join(root, '.local', 'platform', createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 12));

export const jarsAreThere = () => existsSync(jarsFolder());

/** Brings Kafka and Redis by Maven, once. Two runs at the same time do not harm one another: the last rename wins. */
export async function bringJars() {
  const folder = jarsFolder();
  if (existsSync(folder)) return folder;
  mkdirSync(join(root, '.local', 'platform'), { recursive: true });
  const fresh = mkdtempSync(join(root, '.local', 'platform', 'fresh-'));
  const args = ['-q', '-B', '-f', pom, 'package', `-Dplatform.folder=${fresh}`];
  await runQuietly('mvn', args, 'Maven could not bring Kafka and Redis. It said:');
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
