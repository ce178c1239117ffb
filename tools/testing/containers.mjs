import { spawnSync } from 'node:child_process';
import { freePort } from '../platform/ports.mjs';

const WANTED = {
  postgres: /^(docker\.io\/)?(library\/)?postgres:18(\.|-|$)/,
  redis: /^(docker\.io\/)?(library\/)?(redis:[78]|valkey\/valkey:[89])(\.|-|$)/,
  kafka: /^(docker\.io\/)?apache\/kafka(-native)?:4\.3/,
};

/** The images to use, when a Docker engine answers within 3 s and holds all of them; nothing is ever pulled. */
export function imagesAtHand() {
  const asked = ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'];
  const { status, stdout } = spawnSync('docker', asked, { encoding: 'utf8', timeout: 3_000 });
  if (status !== 0) return undefined;
  const images = stdout.split('\n');
  const found = Object.entries(WANTED).map(([name, pattern]) => [name, images.find((image) => pattern.test(image))]);
  return found.every(([, image]) => image) ? Object.fromEntries(found) : undefined;
}

/** The test servers as containers, by testcontainers, those apart that are given by an address. */
export async function startContainers(images, given) {
  // This process stops them itself; the reaper would be one more image to have.
  process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';
  const testcontainers = await import('testcontainers');
  const start = { postgres, redis, kafka };
  const needed = Object.keys(images).filter((name) => !given[name]);
  const launched = await Promise.allSettled(
    needed.map(async (name) => [name, await start[name](testcontainers, images[name])]),
  );
  const running = Object.fromEntries(launched.flatMap(({ value }) => (value ? [value] : [])));
  const stop = async () => void (await Promise.all(Object.values(running).map(({ container }) => container.stop())));
  const failed = launched.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const addresses = Object.fromEntries(Object.entries(running).map(([name, { address }]) => [name, address]));
  return { ...Object.fromEntries(Object.entries(given).filter(([, address]) => address)), ...addresses, stop };
}

async function postgres({ GenericContainer, Wait }, image) {
  const container = await new GenericContainer(image)
    .withEnvironment({ POSTGRES_PASSWORD: 'test' })
    .withCommand([
      'postgres',
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
      '-c',
      'max_locks_per_transaction=256',
    ])
    .withExposedPorts(5432)
    // The image starts the server twice: first to make the database, then to serve.
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .withStartupTimeout(120_000)
    .start();
  const address = `postgresql://postgres:test@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
  return { container, address };
}

async function redis({ GenericContainer, Wait }, image) {
  const container = await new GenericContainer(image)
    .withCommand([
      image.includes('valkey') ? 'valkey-server' : 'redis-server',
      '--databases',
      '1024',
      '--save',
      '',
      '--protected-mode',
      'no',
      '--appendonly',
      'no',
    ])
    .withExposedPorts(6379)
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/i))
    .start();
  return { container, address: `redis://${container.getHost()}:${container.getMappedPort(6379)}` };
}

async function kafka({ GenericContainer, Wait }, image) {
  // A broker tells its clients where it is, so its port outside must be known before it starts.
  const port = await freePort();
  const container = await new GenericContainer(image)
    .withEnvironment(kafkaEnvironment(port))
    .withExposedPorts({ container: 9092, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000)
    .start();
  return { container, address: `${container.getHost()}:${port}` };
}

const kafkaEnvironment = (port) => ({
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://localhost:${port}`,
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '1',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
});
