import { join } from 'node:path';
import { freePort, root, spawnOwned, stopOwned, untilReady } from '../bench/harness/tools.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SOURCES = ['--conditions=@careway/source', '--import', './tools/swc-register.mjs'];

export interface SystemOptions {
  folder: string;
  servers: { postgres: string; redis: string; kafka: string };
  seed: number;
  speed: number;
}

/** Gateway, bed tracking, control centre and a simulator whose staff act, each a process of its own. */
export class System {
  private readonly stops: (() => Promise<void>)[] = [];
  private constructor(private readonly options: SystemOptions) {}

  static async start(options: SystemOptions): Promise<{ system: System; simulator: string; controlCentre: string }> {
    const system = new System(options);
    try {
      const mllp = { MLLP_PORT: String(await freePort()) };
      const demo = { IDENTITY_DEMO: 'on', IDENTITY_DEMO_KEY: KEY };
      const gateway = await system.begin('gateway', { ...mllp, BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY });
      const beds = await system.begin('bed-tracking', { ...demo, GATEWAY_ADDRESS: gateway });
      const controlCentre = await system.begin('control-centre', { BED_TRACKING_ADDRESS: beds });
      const simulator = await system.begin('simulator', {
        ...mllp,
        ...demo,
        GATEWAY_ADDRESS: gateway,
        BED_TRACKING_ADDRESS: beds,
        SIMULATOR_STATE: join(options.folder, 'simulator'),
        SEED: String(options.seed),
        SPEED: String(options.speed),
      });
      return { system, simulator, controlCentre };
    } catch (error) {
      await system.stop();
      throw error;
    }
  }

  /** The latest first. */
  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0).toReversed()) await stop();
  }

  private async begin(name: string, own: Record<string, string>): Promise<string> {
    const { folder, servers } = this.options;
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const env = {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      REFERENCE_DATA: join(root, 'deploy', 'reference', 'kent-and-medway'),
      DATABASE_URL: servers.postgres,
      REDIS_URL: servers.redis,
      KAFKA_BROKERS: servers.kafka,
      ...own,
    };
    const owned = spawnOwned({
      name,
      folder: join(folder, 'services'),
      command: process.execPath,
      args: [...SOURCES, `apps/${name}/src/main.ts`],
      env,
      cwd: root,
    });
    this.stops.push(() => stopOwned(owned));
    const isReady = async () => (await fetch(`${address}/health/ready`).catch(() => undefined))?.ok ?? false;
    await untilReady(owned, isReady, 90_000);
    return address;
  }
}
