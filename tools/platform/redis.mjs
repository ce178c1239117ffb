import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ports.mjs';
import { spawnOwned, stopOwned, untilReady } from './owned-process.mjs';
import { root } from '../root.mjs';

const CPU = { x64: 'amd64', arm64: 'arm64' };
const BINARIES = {
  'linux-amd64': 'redis-server-6.2.6-v5-linux-amd64',
  'linux-arm64': 'redis-server-6.2.7-linux-arm64',
  'darwin-amd64': 'redis-server-6.2.6-v5-darwin-amd64',
  'darwin-arm64': 'redis-server-6.2.6-v5-darwin-arm64',
};

/** Starts Redis in `<folder>/redis`, on loopback, in memory only: its figures are rebuilt from PostgreSQL. */
export async function startRedis({ folder, jars, port }) {
  const cwd = join(folder, 'redis');
  mkdirSync(cwd, { recursive: true });
  const command = redisServer(jars);
  const args = [join(root, 'deploy', 'platform', 'redis.conf'), '--port', String(port), '--dir', cwd];
  const server = spawnOwned({ name: 'redis', folder, command, args, cwd });
  await untilReady(server, async () => String(await ask(port, 'PING\r\n')).startsWith('+PONG'), 20_000);
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: server.pid,
    exited: server.exited,
    stop: () => stopOwned(server),
    kill: () => stopOwned(server, 'SIGKILL'),
  };
}

/** The pinned binary when it runs on this machine, else a Redis or Valkey of 6.2 or later on the PATH. */
function redisServer(jars) {
  const pinned = BINARIES[`${process.platform}-${CPU[process.arch]}`];
  const candidates = [pinned && join(jars, 'redis', pinned), 'redis-server', 'valkey-server'].filter(Boolean);
  const found = candidates.find((command) => atLeast62(spawnSync(command, ['--version'], { encoding: 'utf8' })));
  if (found) return found;
  throw new Error(
    'There is no Redis that runs here: install redis-server 6.2 or later, or set REDIS_URL to one of yours.',
  );
}

function atLeast62({ status, stdout }) {
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(stdout ?? '') ?? [];
  return status === 0 && Number(major) * 100 + Number(minor) >= 602;
}
