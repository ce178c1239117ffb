import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureJava } from '../ensure-java.mjs';
import { bringJars, jarsAreThere } from '../platform/jars.mjs';
import { isSameProcess, startOf, sweep } from '../platform/owned-process.mjs';
import { startServers } from '../platform/servers.mjs';
import { step } from '../progress.mjs';
import { imagesAtHand, startContainers } from './containers.mjs';

const PREFIX = 'careway-test-';

/**
 * The servers that the specs use, by the variables that libs/testing reads: those the environment names; else containers,
 * where a Docker engine holds the images already; else private ones in a folder that is removed afterwards.
 * @returns {Promise<{env: Record<string, string>, stop(): Promise<void>}>}
 */
export async function testServers(environment = process.env) {
  sweepOldRuns();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  // PostgreSQL runs as nobody when this is root, and must be able to enter.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
  // What a spec unpacks or writes is this run's own, and goes with it.
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const given = {
    postgres: environment.TEST_POSTGRES_URL,
    redis: environment.TEST_REDIS_URL,
    kafka: environment.TEST_KAFKA_BROKERS,
  };
  const servers = await start(folder, given, environment.TEST_SERVERS).catch(async (error) => {
    await clear(folder);
    throw error;
  });
  return {
    env: {
      TEST_POSTGRES_URL: servers.postgres,
      TEST_REDIS_URL: servers.redis,
      TEST_KAFKA_BROKERS: servers.kafka,
      TEST_FOLDER: folder,
      TMPDIR: temporary,
    },
    stop: async () => {
      await servers.stop();
      await clear(folder);
    },
  };
}

async function start(folder, given, wish) {
  const images = wish === 'private' ? undefined : imagesAtHand();
  if (wish === 'containers' && !images) {
    throw new Error(
      'TEST_SERVERS=containers, but no Docker engine with the images is at hand: see docs/how-to/prove-the-containers.md',
    );
  }
  if (images)
    return step(`Test servers (containers: ${Object.values(images).join(', ')})`, () => startContainers(images, given));
  await ensureJava();
  if (!jarsAreThere()) await step('Kafka and Redis (Maven)', async () => void (await bringJars()));
  return step('Test servers (private)', () => startServers({ folder, given, durable: false }));
}

/** Ends what still runs in the folder of a test run, brokers that a spec started for itself too, and removes it. */
async function clear(folder) {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  await Promise.all([folder, ...inner.map(({ name }) => join(folder, name))].map((each) => sweep(each)));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what test runs left behind that were killed before they could. */
function sweepOldRuns() {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const owner = join(folder, 'owner.json');
    if (statSync(folder).uid !== process.getuid() || !existsSync(owner)) continue;
    if (!isSameProcess(JSON.parse(readFileSync(owner, 'utf8')))) void clear(folder).catch(() => undefined);
  }
}
