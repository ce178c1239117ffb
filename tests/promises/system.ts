import {
  appProcess,
  eventually,
  freePort,
  privateKafka,
  testDatabase,
  testRedis,
  type AppProcess,
  type PrivateKafka,
} from '@careway/testing';
import type { Database } from '@careway/database';

const KEY = Buffer.alloc(32, 7).toString('base64');
export type ServiceName = 'gateway' | 'relay' | 'bed-tracking' | 'control-centre';

/**
 * The whole of Careway as it is deployed: each service its own process, on a Kafka of its own that may be killed. The
 * gateway's doors and the gateway's relay are two processes, so that each can be killed by itself.
 */
export class System {
  private readonly lives: { name: ServiceName; process: AppProcess }[] = [];

  private constructor(
    readonly database: Database,
    readonly redisUrl: string,
    readonly kafka: PrivateKafka,
    readonly mllpPort: number,
    private readonly environments: Record<ServiceName, Record<string, string>>,
  ) {}

  static async start(more: Record<string, string> = {}): Promise<System> {
    const [{ url, database }, redis, kafka] = await Promise.all([
      testDatabase({ schema: 'proof', migrations: [] }),
      testRedis(),
      privateKafka(),
    ]);
    const [mllpPort, gatewayPort] = [await freePort(), await freePort()];
    const shared = {
      DATABASE_URL: url,
      REDIS_URL: redis.url,
      KAFKA_BROKERS: kafka.brokers,
      BLIND_INDEX_KEY: KEY,
      MASTER_KEY: KEY,
      HEARTBEAT_SECONDS: '1',
      GATEWAY_ADDRESS: `http://127.0.0.1:${gatewayPort}`,
      LOG_LEVEL: 'debug',
      ...more,
    };
    // A port of its own for each, so that a service that was killed is found again where it was.
    const own = async () => ({ ...shared, PORT: String(await freePort()) });
    const system = new System(database, redis.url, kafka, mllpPort, {
      gateway: { ...shared, PORT: String(gatewayPort), MLLP_PORT: String(mllpPort), RELAY: 'off' },
      relay: { ...(await own()), MLLP_PORT: String(await freePort()) },
      'bed-tracking': await own(),
      'control-centre': await own(),
    });
    for (const name of ['gateway', 'relay', 'bed-tracking', 'control-centre'] as const) await system.begin(name);
    return system;
  }

  async begin(name: ServiceName): Promise<void> {
    const process = await appProcess(name === 'relay' ? 'gateway' : name, this.environments[name]);
    this.lives.push({ name, process });
  }

  /** kill -9, and a new life at the same address. */
  async crash(name: ServiceName): Promise<void> {
    await this.process(name).end('SIGKILL');
    await this.begin(name);
  }

  async crashKafka(): Promise<void> {
    await this.kafka.kill();
    await this.kafka.startAgain();
  }

  process(name: ServiceName): AppProcess {
    return this.lives.findLast((life) => life.name === name)!.process;
  }

  /** Everything that any process of the system ever wrote. */
  output(): string {
    return this.lives.map(({ process }) => process.output()).join('\n');
  }

  /** Waits until every outbox is empty and bed tracking has the facts of every accepted message: the system is quiet. */
  async quiet(within = 90_000): Promise<void> {
    await eventually(
      async () => {
        const left = await this.unfinished();
        if (Object.values(left).some((count) => count > 0)) throw new Error(`not quiet: ${JSON.stringify(left)}`);
      },
      { within },
    );
  }

  private async unfinished(): Promise<Record<string, number>> {
    const [row] = await this.database.query<Record<string, number>>(`
      SELECT (SELECT count(*)::int FROM gateway.outbox WHERE type NOT LIKE '%heartbeat%' AND type NOT LIKE '%feed%') AS "gateway outbox",
             (SELECT count(*)::int FROM bed_tracking.outbox WHERE type NOT LIKE '%heartbeat%') AS "bed tracking outbox",
             (SELECT count(*)::int FROM bed_tracking.parked_message) AS "parked",
             (SELECT count(*)::int FROM gateway.message WHERE status = 'accepted' AND visit_id IS NOT NULL
               AND NOT EXISTS (SELECT FROM bed_tracking.fact WHERE fact.message_id = message.id)) AS "not heard"`);
    return row!;
  }
}
