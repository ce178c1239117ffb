import { join } from 'node:path';
import { preferredPorts, variableOf } from '../apps.mjs';
import { root } from '../root.mjs';

const SERVER_PORTS = { postgres: 4380, redis: 4381, kafka: 4382 };
const MLLP_PORT = 2575;

/** Every port this run needs, with the variable that may ask for it and the port it likes to have. */
export function wantedPorts(names, servers) {
  const apps = Object.entries(preferredPorts(names)).map(([name, likes]) => [
    name,
    { variable: `${variableOf(name)}_PORT`, likes },
  ]);
  const stores = servers.map((name) => [name, { variable: `${variableOf(name)}_PORT`, likes: SERVER_PORTS[name] }]);
  return Object.fromEntries([...apps, ['mllp', { variable: 'MLLP_PORT', likes: MLLP_PORT }], ...stores]);
}

/**
 * What each service finds in its environment: what this command was started with, and, where that says nothing, the
 * servers, the keys, its own port, and where every other service is (GATEWAY_ADDRESS, BED_TRACKING_ADDRESS ...).
 */
export function environmentOf(name, { names, ports, servers, keys, options, environment = process.env }) {
  const host = environment.HOST || '127.0.0.1';
  const { INTERNAL_TOKEN, ...secrets } = keys;
  const addresses = names.map((each) => [`${variableOf(each)}_ADDRESS`, `http://${reachable(host)}:${ports[each]}`]);
  return {
    REFERENCE_DATA: join(root, 'deploy', 'reference', 'kent-and-medway'),
    LOG_LEVEL: 'info',
    ...Object.fromEntries(addresses),
    MLLP_HOST: reachable(host),
    ...secrets,
    // Others can reach it, so what shows a person needs the token.
    ...(isLoopback(host) ? {} : { INTERNAL_TOKEN }),
    ...(isDemo(host, environment) ? { IDENTITY_DEMO: 'on' } : {}),
    ...(options.speed ? { SPEED: options.speed } : {}),
    ...(options.seed ? { SEED: options.seed } : {}),
    ...environment,
    HOST: host,
    PORT: String(ports[name]),
    MLLP_PORT: String(ports.mllp),
    DATABASE_URL: servers.postgres,
    REDIS_URL: servers.redis,
    KAFKA_BROKERS: servers.kafka,
  };
}

/** May anybody act as one of the invented people? Only where nobody else can reach it and no real issuer is given. */
const isDemo = (host, { NODE_ENV, IDENTITY_JWKS_URL, IDENTITY_PUBLIC_KEY_FILE }) =>
  isLoopback(host) && NODE_ENV !== 'production' && !IDENTITY_JWKS_URL && !IDENTITY_PUBLIC_KEY_FILE;

/** The address to call a service by that listens on `host`. */
export const reachable = (host) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

const isLoopback = (host) => host === 'localhost' || host === '::1' || host.startsWith('127.');
