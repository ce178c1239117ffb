import { Proxy } from '../proxy/proxy.ts';
import type { Instance } from './instances.ts';
import type { KafkaDoor } from './platform.ts';
import type { Ports } from './ports.ts';

export interface ServerPorts {
  postgres: number;
  redis: number;
  kafka: number;
  controller: number;
}

/** Where an instance listens, and the proxies on its lines. */
export interface Wires {
  instance: Instance;
  port: number;
  mllpPort: number;
  kafkaDoor: KafkaDoor;
  proxies: Record<'postgres' | 'redis' | 'kafka' | 'clients', Proxy>;
  mllpProxy: Proxy | undefined;
}

/** The ports of the servers, one after the other. */
export async function serverPorts(ports: Ports): Promise<ServerPorts> {
  const [postgres, redis] = [await ports.next(), await ports.next()];
  return { postgres, redis, kafka: await ports.next(), controller: await ports.next() };
}

/**
 * Gives an instance its ports and a proxy on each of its lines. Its Kafka is a listener of its own, which sends it to
 * its proxy; a client that asked the broker would else be sent around the proxy.
 */
export async function wire(instance: Instance, servers: ServerPorts, ports: Ports): Promise<Wires> {
  const [port, mllpPort, listener] = [await ports.next(), await ports.next(), await ports.next()];
  const through = async (to: number) => Proxy.start(await ports.next(), to);
  const proxies = {
    postgres: await through(servers.postgres),
    redis: await through(servers.redis),
    kafka: await through(listener),
    clients: await through(port),
  };
  const name = instance.name.replaceAll('-', '').toUpperCase();
  return {
    instance,
    port,
    mllpPort,
    kafkaDoor: { name, port: listener, advertised: proxies.kafka.port },
    proxies,
    mllpProxy: instance.app === 'gateway' ? await through(mllpPort) : undefined,
  };
}

/** The addresses that an instance is told: its servers through its proxies. */
export const addressesFor = ({ port, mllpPort, proxies }: Wires): Record<string, string> => ({
  PORT: String(port),
  MLLP_PORT: String(mllpPort),
  DATABASE_URL: `postgresql://postgres@127.0.0.1:${proxies.postgres.port}/postgres`,
  REDIS_URL: `redis://127.0.0.1:${proxies.redis.port}`,
  KAFKA_BROKERS: `127.0.0.1:${proxies.kafka.port}`,
});

/** Every line by the name that the schedule of faults has for it: `kafka:relay-1`, `mllp:gateway-2`. */
export function linesOf(wires: readonly Wires[]): Map<string, Proxy> {
  return new Map(
    wires.flatMap(({ instance: { name }, proxies: { clients, ...servers }, mllpProxy }) => [
      ...Object.entries(servers).map(([server, proxy]) => [`${server}:${name}`, proxy] as const),
      ...(/^(gateway|bed-tracking)/.test(name) ? [[`http:${name}`, clients] as const] : []),
      ...(name.startsWith('gateway') && mllpProxy ? [[`mllp:${name}`, mllpProxy] as const] : []),
      ...(name.startsWith('control-centre') ? [[`board:${name}`, clients] as const] : []),
    ]),
  );
}
