import { Controller, Module } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import * as contracts from '@careway/contracts';
import type { DomainEvent } from '@careway/contracts';
import { DatabaseModule } from '@careway/database';
import { Hears, messagingMigrations, MessagingModule, type HearingContext } from '@careway/messaging';
import { readConfig, runService, ServiceConfig, startService, type Service } from '@careway/service-kit';

class KeepEffects1795400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE effect (
      "order" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL, key text NOT NULL, type text NOT NULL)`);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
  }
}

const EVERY_EVENT = contracts.allEvents().map(({ data }) => data);

/** Writes a row for every event it hears, with nothing that would keep a second one out: what is heard twice shows. */
@Controller()
class Witness {
  @Hears(EVERY_EVENT, { batch: true })
  async hear(events: DomainEvent[], { tx }: HearingContext): Promise<void> {
    await tx.execute(
      `INSERT INTO effect (event_id, key, type)
       SELECT id, key, type FROM unnest($1::uuid[], $2::text[], $3::text[]) WITH ORDINALITY AS heard (id, key, type, place)
       ORDER BY place`,
      [events.map(({ id }) => id), events.map(({ subject }) => subject), events.map(({ type }) => type)],
    );
  }
}

/** A service as any other, which hears all that is said. */
export async function start(environment: NodeJS.ProcessEnv): Promise<Service> {
  const config = readConfig(ServiceConfig, environment);
  @Module({
    imports: [
      DatabaseModule.forRoot({
        url: config.DATABASE_URL,
        schema: 'witness',
        migrations: [...messagingMigrations, KeepEffects1795400000000],
      }),
      MessagingModule.forRoot({ service: 'witness', config }),
    ],
    controllers: [Witness],
  })
  class WitnessModule {}
  return startService({ name: 'witness', config, module: WitnessModule });
}

if (import.meta.main) await runService(start);
