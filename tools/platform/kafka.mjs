import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, freePort, portIsFree } from './ports.mjs';
import { spawnOwned, stopOwned, untilReady } from './owned-process.mjs';
import { java } from './java.mjs';
import { root } from '../root.mjs';

const deploy = (file) => join(root, 'deploy', 'platform', file);
/** ApiVersions version 0, correlation id 1, no client id: the first thing any Kafka client asks. */
const API_VERSIONS = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 255, 255]);

/**
 * Starts Apache Kafka as one KRaft node in `<folder>/kafka`, on loopback. `durable: false` keeps test data small.
 * Each of `doors` is one more listener, whose clients are told to come by the port `advertised`: a proxy's, say.
 * @param {{folder: string, jars: string, port: number, durable?: boolean, heap?: string, controllerPort?: number,
 *   doors?: {name: string, port: number, advertised: number}[]}} options
 */
export async function startKafka({ folder, jars, port, durable = true, heap = '512m', controllerPort, doors = [] }) {
  const home = join(folder, 'kafka');
  const data = join(home, 'data');
  mkdirSync(home, { recursive: true });
  const config = join(home, 'server.properties');
  const controller = controllerPort ?? (await samePortAsBefore(join(home, 'controller-port')));
  writeFileSync(config, settings({ port, controller, data, durable, doors }));
  const classPath = join(jars, 'kafka', '*');
  if (!existsSync(join(data, 'meta.properties'))) format({ classPath, config, data });
  const args = [
    `-Xmx${heap}`,
    '-Xms128m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Djava.awt.headless=true',
    `-Dlog4j2.configurationFile=${deploy('kafka-log4j2.yaml')}`,
    '-cp',
    classPath,
    'kafka.Kafka',
    config,
  ];
  const server = spawnOwned({ name: 'kafka', folder, command: java(), args, cwd: home });
  const started = () => readFileSync(server.log, 'utf8').includes('Kafka Server started');
  await untilReady(server, async () => started() && Boolean(await ask(port, API_VERSIONS)), 90_000);
  return {
    brokers: `127.0.0.1:${port}`,
    pid: server.pid,
    exited: server.exited,
    stop: () => stopOwned(server),
    kill: () => stopOwned(server, 'SIGKILL'),
  };
}

/** The controller's own address is written into its data, so it keeps its port as long as that is free. */
async function samePortAsBefore(file) {
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const port = before && (await portIsFree(before)) ? before : await freePort();
  writeFileSync(file, String(port));
  return port;
}

function settings({ port, controller, data, durable, doors }) {
  const all = [{ name: 'PLAINTEXT', port, advertised: port }, ...doors];
  const named = [...all, { name: 'CONTROLLER', port: controller }];
  const ours = {
    listeners: named.map((door) => `${door.name}://127.0.0.1:${door.port}`).join(','),
    'advertised.listeners': all.map((door) => `${door.name}://127.0.0.1:${door.advertised}`).join(','),
    'listener.security.protocol.map': named.map(({ name }) => `${name}:PLAINTEXT`).join(','),
    // A listener has threads of its own; one is enough for the one client of such a door.
    ...Object.fromEntries(doors.map(({ name }) => [`listener.name.${name.toLowerCase()}.num.network.threads`, 1])),
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`,
    'log.dirs': data,
    ...(durable ? {} : { 'log.index.size.max.bytes': 65_536, 'log.retention.ms': 3_600_000 }),
  };
  const lines = Object.entries(ours).map(([name, value]) => `${name}=${value}`);
  return `${readFileSync(deploy('kafka.properties'), 'utf8')}\n${lines.join('\n')}\n`;
}

function format({ classPath, config, data }) {
  rmSync(data, { recursive: true, force: true });
  const args = ['-cp', classPath, 'kafka.tools.StorageTool', 'format', '--standalone'];
  const cluster = randomBytes(16).toString('base64url');
  const quiet = ['-XX:TieredStopAtLevel=1', `-Dlog4j2.configurationFile=${deploy('kafka-log4j2.yaml')}`];
  const { status, stdout, stderr } = spawnSync(java(), [...quiet, ...args, `--cluster-id=${cluster}`, '-c', config], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Kafka could not make its data folder ${data}: ${(stderr || stdout).trim()}`);
}
