import { randomUUID } from 'node:crypto';
import { Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { SPEAKERS, type Speaker } from '@careway/contracts';
import { Database } from '@careway/database';
import { Drain, Log, Metrics, Readiness, TRANSPORTS, type ServiceConfig } from '@careway/service-kit';
import { EventHearer } from './hearing/event-hearer.ts';
import { KafkaClient } from './kafka/kafka-client.ts';
import { KafkaTransport } from './kafka-transport.ts';
import { ParkedController } from './parked/parked.controller.ts';
import { ParkedMessages } from './parked/parked-messages.ts';
import { Relay } from './relay/relay.ts';
import { relayMetrics } from './relay/relay-metrics.ts';
import { ShardLeases } from './relay/shard-leases.ts';

/** A speaker's name is that of its topic; a service that only hears has any other. */
export type ServiceName = Speaker | (string & {});

export interface MessagingOptions {
  /** Names the consumer group; a speaker's events go to its topic. */
  service: ServiceName;
  config: Pick<ServiceConfig, 'KAFKA_BROKERS' | 'TOPIC_PREFIX' | 'RELAY'>;
  settings?: Partial<MessagingSettings>;
}

/** All times in milliseconds. The defaults suit production; tests make them shorter. */
export interface MessagingSettings {
  chunkSize: number;
  transactionsAtOnce: number;
  keysAtOnce: number;
  parkedRetryMs: number;
  leaseMs: number;
  pollMs: number;
  roundMs: number;
  sendDeadlineMs: number;
  drainMs: number;
}

const SETTINGS: MessagingSettings = {
  chunkSize: 500,
  transactionsAtOnce: 3,
  keysAtOnce: 16,
  parkedRetryMs: 5_000,
  leaseMs: 5_000,
  pollMs: 25,
  roundMs: 1_000,
  sendDeadlineMs: 15_000,
  drainMs: 5_000,
};

/** Holds the relay of a speaker, if this process runs it. */
class RelayRunner implements OnApplicationBootstrap {
  constructor(readonly relay: Relay | undefined) {}

  onApplicationBootstrap(): void {
    this.relay?.start();
  }
}

/** Gives an app its relay and its consumer; import it after `DatabaseModule`. */
@Module({})
export class MessagingModule {
  static forRoot(options: MessagingOptions): DynamicModule {
    const settings = { ...SETTINGS, ...options.settings };
    return {
      module: MessagingModule,
      global: true,
      controllers: [ParkedController],
      providers: [
        {
          provide: KafkaClient,
          inject: [Log, Drain],
          useFactory: (log: Log, drain: Drain) => {
            const kafka = clientFor(options, log);
            drain.at('stores', 'kafka', async () => kafka.stop());
            return kafka;
          },
        },
        {
          provide: EventHearer,
          inject: [KafkaClient, Database, Log, Metrics, Readiness, Drain],
          useFactory: (
            kafka: KafkaClient,
            database: Database,
            log: Log,
            metrics: Metrics,
            readiness: Readiness,
            drain: Drain,
          ) => {
            const hearer = new EventHearer({
              ...settings,
              service: options.service,
              kafka,
              database,
              log,
              metrics,
              readiness,
            });
            drain.at('consumers', 'kafka', () => hearer.stop());
            return hearer;
          },
        },
        {
          provide: RelayRunner,
          inject: [KafkaClient, Database, Log, Metrics, Drain],
          useFactory: (kafka: KafkaClient, database: Database, log: Log, metrics: Metrics, drain: Drain) => {
            const relay = runsRelay(options)
              ? relayFor(options, settings, { kafka, database, log, metrics })
              : undefined;
            if (relay) drain.at('relay', 'outbox', () => relay.stop());
            return new RelayRunner(relay);
          },
        },
        {
          provide: KafkaTransport,
          inject: [EventHearer],
          useFactory: (hearer: EventHearer) => new KafkaTransport(hearer),
        },
        { provide: TRANSPORTS, inject: [KafkaTransport], useFactory: (transport: KafkaTransport) => [transport] },
        {
          provide: ParkedMessages,
          inject: [Database, EventHearer],
          useFactory: (database: Database, hearer: EventHearer) =>
            new ParkedMessages(database, () => hearer.wakeDrainer()),
        },
      ],
      exports: [KafkaTransport, TRANSPORTS, ParkedMessages],
    };
  }
}

const runsRelay = ({ service, config }: MessagingOptions): boolean =>
  config.RELAY === 'on' && (SPEAKERS as readonly string[]).includes(service);

const clientFor = ({ service, config }: MessagingOptions, log: Log): KafkaClient =>
  new KafkaClient({ brokers: config.KAFKA_BROKERS, prefix: config.TOPIC_PREFIX, clientId: `careway-${service}`, log });

interface Means {
  kafka: KafkaClient;
  database: Database;
  log: Log;
  metrics: Metrics;
}

function relayFor({ config }: MessagingOptions, settings: MessagingSettings, means: Means): Relay {
  const { kafka, database, log, metrics } = means;
  const leases = new ShardLeases(database, randomUUID(), settings.leaseMs);
  return new Relay({
    ...settings,
    database,
    leases,
    log,
    producer: kafka.producer(),
    topicPrefix: config.TOPIC_PREFIX,
    metrics: relayMetrics(metrics),
  });
}
