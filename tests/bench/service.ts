import { Module, type Type } from '@nestjs/common';
import { DatabaseModule, type MigrationClass } from '@careway/database';
import { MessagingModule, messagingMigrations, type MessagingSettings, type ServiceName } from '@careway/messaging';
import { Log, ServiceConfig, startService, type Service } from '@careway/service-kit';

export interface BenchServiceOptions {
  name: ServiceName;
  database: string;
  brokers: string;
  topicPrefix: string;
  relay: 'on' | 'off';
  migrations?: readonly MigrationClass[];
  controller: Type;
  settings?: Partial<MessagingSettings>;
}

/** The schema of every service of the benchmarks. */
export const SCHEMA = 'bench';
export const schemaOf = (migrations: readonly MigrationClass[] = []) => ({
  schema: SCHEMA,
  migrations: [...messagingMigrations, ...migrations],
});

/** A service with nothing in it but messaging, put together as the apps are, with their settings. */
export async function benchService(options: BenchServiceOptions): Promise<Service> {
  const { name, database: url, brokers, topicPrefix, relay, migrations, controller, settings = {} } = options;
  const config = Object.assign(new ServiceConfig(), {
    DATABASE_URL: url,
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: topicPrefix,
    RELAY: relay,
    PORT: 0,
  });
  @Module({
    imports: [
      DatabaseModule.forRoot({ url, ...schemaOf(migrations) }),
      MessagingModule.forRoot({ service: name, config, settings }),
    ],
    controllers: [controller],
  })
  class BenchModule {}
  return startService({ name, config, module: BenchModule, log: Log.to({ name, level: 'warn' }) });
}
