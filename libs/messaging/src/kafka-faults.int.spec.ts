import { Controller } from '@nestjs/common';
import { HeartbeatStarted, type DomainEvent } from '@careway/contracts';
import type { Database } from '@careway/database';
import { closing, eventually, privateKafka, testDatabase, testKafka, type PrivateKafka } from '@careway/testing';
import { heartbeat, numberOf } from './fixtures/heartbeats.ts';
import { testService } from './fixtures/test-service.ts';
import { Hears } from './hears.ts';
import type { HearingContext } from './hearing/hearing-context.ts';
import { messagingMigrations } from './messaging-migrations.ts';
import { publish } from './outbox/publish.ts';

@Controller()
class Pulse {
  @Hears([HeartbeatStarted])
  async hear(event: DomainEvent, { tx }: HearingContext) {
    await tx.execute('INSERT INTO effect (n) VALUES ($1)', [numberOf(event)]);
  }
}

const LONG = { within: 45_000 };

describe('when Kafka breaks', () => {
  let database: Database;
  let url: string;
  let broker: PrivateKafka;
  beforeAll(async () => {
    broker = await privateKafka();
  });
  beforeEach(async () => {
    ({ database, url } = await testDatabase({ schema: 'gateway', migrations: messagingMigrations }));
    await database.execute('CREATE TABLE effect (place bigint GENERATED ALWAYS AS IDENTITY, n integer)');
  });

  const serve = async (kafka: { brokers: string; topicPrefix: string }) => {
    const service = await testService({ name: 'gateway', url, schema: 'gateway', kafka, controllers: [Pulse] });
    closing(() => service.stop());
    return service;
  };
  const say = (...numbers: number[]) =>
    database.transaction((tx) =>
      publish(
        tx,
        numbers.map((n) => heartbeat('subject', n)),
      ),
    );
  const effects = async () =>
    (await database.query<{ n: number }>('SELECT n FROM effect ORDER BY place')).map(({ n }) => n);
  const hears = (...numbers: number[]) =>
    eventually(
      async () => (await effects()).length >= numbers.length && expect(await effects()).toEqual(numbers) === undefined,
      LONG,
    );

  it('is killed and comes back: everything is heard once, in order', async () => {
    await serve({ brokers: broker.brokers, topicPrefix: testKafka().topicPrefix });
    await say(1, 2);
    await hears(1, 2);
    await broker.kill();
    await say(3);
    await say(4);
    await broker.startAgain();
    await hears(1, 2, 3, 4);
  });

  it('freezes and thaws: everything is heard once, in order, and the silence shows', async () => {
    const service = await serve({ brokers: broker.brokers, topicPrefix: testKafka().topicPrefix });
    await say(1);
    await hears(1);
    broker.freeze();
    await say(2);
    await say(3);
    const silence = async () =>
      Number(/kafka_silent_seconds\{.*\} (\S+)/.exec(await (await fetch(`${service.address}/metrics`)).text())?.[1]);
    await eventually(async () => (await silence()) > 2).finally(() => broker.thaw());
    await say(4);
    await hears(1, 2, 3, 4);
    await eventually(async () => (await silence()) === 0, LONG);
  });

  it('is not there when the service starts: it starts, is not ready, and hears when Kafka comes', async () => {
    await broker.kill();
    const service = await serve({ brokers: broker.brokers, topicPrefix: testKafka().topicPrefix });
    expect((await fetch(`${service.address}/health/live`)).status).toBe(200);
    expect((await fetch(`${service.address}/health/ready`)).status).toBe(503);
    await say(1);
    await broker.startAgain();
    await hears(1);
    await eventually(async () => (await fetch(`${service.address}/health/ready`)).status === 200, LONG);
  });

  it('is another one than the database knows: its log is read from the beginning', async () => {
    const kafka = testKafka();
    const before = await serve(kafka);
    await say(1, 2, 3);
    await hears(1, 2, 3);
    await before.stop();
    await serve({ ...kafka, brokers: broker.brokers });
    await say(4);
    await hears(1, 2, 3, 4);
  });
});
