import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@careway/testing/eventually';
import type { Proxy } from '../proxy/proxy.ts';
import { Clock } from './clock.ts';
import { commandOf, INSTANCES, SHARED, type AppName, type Instance } from './instances.ts';
import { sweep } from './platform.ts';
import { Ports } from './ports.ts';
import type { Server, ServerName } from './server.ts';
import { Service, type Life } from './service.ts';
import type { SmallDisk } from './small-disk.ts';
import { startServers, type Servers } from './start-servers.ts';
import { addressesFor, linesOf, serverPorts, wire, type Wires } from './wiring.ts';

export interface SystemOptions {
  /** For data and logs, absolute; a private one, empty or of an earlier run. What a crashed run left in it is ended. */
  folder: string;
  /** Where every life of every process writes its history, `<name>.<life>.jsonl`. */
  historyFolder: string;
  /** The protection to take away. */
  without?: string;
  /** Of these instances only (all). */
  only?: readonly string[];
}

const READY_WITHIN_MS = 120_000;

/**
 * The whole of Careway on this machine, durable and for this run alone: PostgreSQL, Redis and Kafka, two of each service
 * as processes from the sources, and a proxy on every line between them and to their clients.
 */
export class System {
  private constructor(
    readonly servers: Record<ServerName, Server>,
    readonly disk: SmallDisk,
    readonly services: ReadonlyMap<string, Service>,
    readonly clocks: ReadonlyMap<string, Clock>,
    /** The proxies, by the names of the lines: `postgres:relay-1`, `mllp:gateway-2`. */
    readonly lines: ReadonlyMap<string, Proxy>,
    private readonly wires: readonly Wires[],
    private readonly ports: { postgres: number; redis: number; kafka: number },
  ) {}

  /** Resolves when everything is ready. */
  static async start(options: SystemOptions): Promise<System> {
    for (const folder of [options.folder, options.historyFolder]) mkdirSync(folder, { recursive: true });
    await sweep(options.folder);
    // As root PostgreSQL runs as nobody, who must be able to enter.
    chmodSync(options.folder, 0o711);
    for (const data of ['postgres', 'redis', 'kafka'])
      rmSync(join(options.folder, data), { recursive: true, force: true });
    const free = new Ports();
    const ports = await serverPorts(free);
    const wires: Wires[] = [];
    for (const instance of INSTANCES.filter(({ name }) => options.only?.includes(name) ?? true))
      wires.push(await wire(instance, ports, free));
    const servers = await startServers(
      options.folder,
      ports,
      wires.map(({ kafkaDoor }) => kafkaDoor),
    );
    const system = System.withServices(options, wires, servers, ports);
    await system.ready().catch(async (error: unknown) => {
      await system.stop();
      throw error;
    });
    return system;
  }

  private static withServices(
    options: SystemOptions,
    wires: Wires[],
    { all, disk }: Servers,
    ports: { postgres: number; redis: number; kafka: number },
  ): System {
    const clocks = new Map(wires.map(({ instance: { name } }) => [name, new Clock(options.folder, name)]));
    const gateway = wires.find(({ instance }) => instance.app === 'gateway');
    const more: Record<string, string> = gateway ? { GATEWAY_ADDRESS: `http://127.0.0.1:${gateway.port}` } : {};
    const services = wires.map(
      (one) =>
        new Service({
          name: one.instance.name,
          folder: options.folder,
          address: `http://127.0.0.1:${one.port}`,
          command: (life) => ({
            ...commandOf(one.instance, options.without),
            env: {
              PATH: process.env['PATH'] ?? '',
              ...SHARED,
              ...more,
              ...one.instance.environment,
              ...addressesFor(one),
              ...clocks.get(one.instance.name)!.environment(),
              ...historyOf(one.instance, life, options),
            },
          }),
        }),
    );
    const byName = new Map(services.map((service) => [service.name, service]));
    return new System(all, disk, byName, clocks, linesOf(wires), wires, ports);
  }

  /** For observers: straight to PostgreSQL. */
  get databaseUrl(): string {
    return `postgresql://postgres@127.0.0.1:${this.ports.postgres}/postgres`;
  }

  get redisUrl(): string {
    return `redis://127.0.0.1:${this.ports.redis}`;
  }

  get brokers(): string {
    return `127.0.0.1:${this.ports.kafka}`;
  }

  /** The doors that clients use, through their proxies. */
  get gateways(): { name: string; mllpPort: number; address: string }[] {
    return this.wires
      .filter(({ instance }) => instance.name.startsWith('gateway'))
      .map(({ instance: { name }, mllpProxy, proxies }) => ({
        name,
        mllpPort: mllpProxy!.port,
        address: `http://127.0.0.1:${proxies.clients.port}`,
      }));
  }

  get boards(): { name: string; address: string }[] {
    return this.doorsOf('control-centre');
  }

  get beds(): { name: string; address: string }[] {
    return this.doorsOf('bed-tracking');
  }

  private doorsOf(app: AppName): { name: string; address: string }[] {
    return this.wires
      .filter(({ instance }) => instance.app === app)
      .map(({ instance: { name }, proxies }) => ({ name, address: `http://127.0.0.1:${proxies.clients.port}` }));
  }

  /** Every life of every instance, also those that ended. */
  instances(): Life[] {
    return [...this.services.values()].flatMap(({ lives }) => lives);
  }

  /** Waits until every instance says that it is ready. */
  async ready(within = READY_WITHIN_MS): Promise<void> {
    await Promise.all(
      [...this.services.values()].map((service) =>
        eventually(() => service.ready(), { within }).catch((error: unknown) => {
          throw new Error(`${service.name} was not ready. It wrote:\n${service.lives.at(-1)?.output()}`, {
            cause: error,
          });
        }),
      ),
    );
  }

  async stop(): Promise<void> {
    await Promise.all([...this.services.values()].map((service) => service.stop()));
    await Promise.all(Object.values(this.servers).map((server) => server.stop()));
    const proxies = this.wires.flatMap((one) => [...Object.values(one.proxies), one.mllpProxy]);
    await Promise.all(proxies.map((proxy) => proxy?.stop()));
    this.disk.unmount();
  }
}

const historyOf = ({ name }: Instance, life: number, options: SystemOptions): Record<string, string> => ({
  HISTORY_FILE: join(options.historyFolder, `${name}.${life}.jsonl`),
  HISTORY_BY: `${name}/${life}`,
  ...(options.without ? { WITHOUT: options.without } : {}),
});
