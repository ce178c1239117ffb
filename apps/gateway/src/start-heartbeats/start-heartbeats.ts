import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { domainEvent, HeartbeatStarted } from '@careway/contracts';
import { Database } from '@careway/database';
import { publish } from '@careway/messaging';
import { Drain, Log, runEvery } from '@careway/service-kit';
import { GatewayConfig } from '../config.ts';

/** Sends a heartbeat down the whole path every few seconds, so that silence is told from quiet. */
@Injectable()
export class StartHeartbeats implements OnApplicationBootstrap {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(GatewayConfig) private readonly config: GatewayConfig,
    @Inject(Drain) private readonly drain: Drain,
    @Inject(Log) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    const heartbeats = runEvery(
      this.config.HEARTBEAT_SECONDS * 1000,
      () => this.start(),
      (error) => this.log.error({ error }, 'heartbeat could not start'),
    );
    this.drain.at('doors', 'heartbeats', () => heartbeats.stop());
  }

  private async start(): Promise<void> {
    const [heartbeatId, startedAt] = [crypto.randomUUID(), new Date().toISOString()];
    const about = { id: crypto.randomUUID(), subject: heartbeatId, time: startedAt };
    const event = domainEvent(HeartbeatStarted, about, { heartbeatId, startedAt });
    await this.database.transaction((tx) => publish(tx, [event]));
  }
}
