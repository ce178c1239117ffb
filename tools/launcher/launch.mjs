import { join } from 'node:path';
import { services } from '../apps.mjs';
import { buildPage } from '../build-page.mjs';
import { ensureJava } from '../ensure-java.mjs';
import { sweep } from '../platform/owned-process.mjs';
import { bringJars, jarsAreThere } from '../platform/jars.mjs';
import { startServers } from '../platform/servers.mjs';
import { say, step } from '../progress.mjs';
import { choosePorts } from './choose-ports.mjs';
import { environmentOf, reachable, wantedPorts } from './environment.mjs';
import { claim, local, release, tableOf, writeAddresses } from './instance.mjs';
import { keysIn } from './keys.mjs';
import { stopOnSignal } from './stop-on-signal.mjs';
import { supervise } from './supervise.mjs';
import { watchSources } from './watch.mjs';

const SERVERS = ['postgres', 'redis', 'kafka'];

/** Runs the whole of Careway from this checkout until it is told to stop. Gives the exit code. */
export async function launch(options) {
  const began = performance.now();
  claim();
  const run = stopOnSignal();
  try {
    await begin(options, run, began);
    return await run.ended;
  } catch (error) {
    // After a Ctrl-C what was still starting fails, and that is no news.
    if (run.isStopping()) return await run.ended;
    throw error;
  } finally {
    await run.stop();
    release();
  }
}

async function begin(options, run, began) {
  say(`Careway starts${options.simulator ? '' : ', without the simulator'}. Ctrl-C stops it.`);
  const given = givenServers(process.env);
  const names = services().filter((name) => name !== 'simulator' || options.simulator);
  await prepare(given);
  run.check();

  const host = process.env.HOST || '127.0.0.1';
  const { ports, moved } = await choosePorts(
    wantedPorts(
      names,
      SERVERS.filter((name) => !given[name]),
    ),
    process.env,
    host,
  );
  for (const words of moved) say(`      ${words}`);
  const told = {
    onRestart: (name, how) => say(`  !   ${name} ended (${how}) and is started again`),
    onBroken: (error) => say(`  NO  ${error.message}`),
    onGivenUp: (error) => run.fail(error),
  };
  const stores = SERVERS.filter((name) => !given[name]);
  const title = stores.length > 0 ? `Servers: ${stores.join(', ')}` : 'Servers: all given';
  await sweep(join(local, 'services'));
  const servers = await step(title, () => startServers({ folder: join(local, 'servers'), given, ports, ...told }));
  run.closing('servers', servers);
  run.check();

  const shared = { names, ports, servers, options, keys: keysIn(join(local, 'keys.json')) };
  const appOf = (name) => ({ name, env: environmentOf(name, shared) });
  const started = [];
  const start = async (name, apps) => {
    const process = await supervise({ name, folder: join(local, 'services'), apps: apps.map(appOf) }, told);
    run.closing(name, process);
    started.push(process);
  };
  const working = names.filter((name) => name !== 'simulator');
  const groups = options.separate ? working.map((name) => [name, [name]]) : [['services', working]];
  await step(`Services: ${working.join(', ')}`, () => Promise.all(groups.map(([name, apps]) => start(name, apps))));
  run.check();
  if (names.includes('simulator')) await step('Simulator', () => start('simulator', ['simulator']));
  if (options.watch) run.closing('watch', { stop: watchSources((changed) => onChange(changed, started, told)) });

  tell(addressesOf({ started, ports, servers, host }), (performance.now() - began) / 1_000);
}

async function prepare(given) {
  if (!given.kafka || !given.redis) {
    await ensureJava();
    if (!jarsAreThere()) await step('Kafka and Redis (Maven)', async () => void (await bringJars()));
  }
  await step('Page', buildPage);
}

async function onChange({ page, services: code }, started, { onBroken }) {
  try {
    if (page) await step('Page', buildPage);
    if (code) await Promise.all(started.map((process) => process.again()));
  } catch (error) {
    onBroken(error);
  }
}

/** Servers that run elsewhere, by the variables that every service knows. */
const givenServers = ({ DATABASE_URL, REDIS_URL, KAFKA_BROKERS }) => ({
  postgres: DATABASE_URL || undefined,
  redis: REDIS_URL || undefined,
  kafka: KAFKA_BROKERS || undefined,
});

function addressesOf({ started, ports, servers, host }) {
  const listening = started.flatMap((process) => process.listening);
  const byName = Object.fromEntries(listening.map(({ name }) => [name, `http://${reachable(host)}:${ports[name]}`]));
  const { gateway, ...others } = byName;
  const { postgres, redis, kafka } = servers;
  return {
    board: others['control-centre'],
    gateway,
    mllp: `${reachable(host)}:${ports.mllp}`,
    postgres,
    redis,
    kafka,
    ...others,
  };
}

function tell(addresses, seconds) {
  writeAddresses(addresses);
  say(`\nCareway runs (${seconds.toFixed(1)} s). Open the board: ${addresses.board}\n`);
  say(tableOf(addresses));
  say(
    '\nEach service answers at /health/ready, /metrics and /openapi.json. Logs: .local/services. Ctrl-C stops everything.',
  );
}
