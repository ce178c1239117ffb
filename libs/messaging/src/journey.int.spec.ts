import kafkajs from 'kafkajs';
import { Controller } from '@nestjs/common';
import { HeartbeatStarted, type DomainEvent } from '@careway/contracts';
import { closing, eventually, testDatabase, testKafka } from '@careway/testing';
import { Hears } from './hears.ts';
import type { HearingContext } from './hearing/hearing-context.ts';
import { messagingMigrations } from './messaging-migrations.ts';
import { publish } from './outbox/publish.ts';
import { heartbeat, numberOf } from './fixtures/heartbeats.ts';
import { testService } from './fixtures/test-service.ts';

/** How far Kafka believes the hearer to be: only for lag tools. */
async function committedTo({ brokers, topicPrefix }: { brokers: string; topicPrefix: string }): Promise<number> {
  const admin = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  const topics = await admin.fetchOffsets({ groupId: `${topicPrefix}bed-tracking`, topics: [`${topicPrefix}gateway`] });
  await admin.disconnect();
  return topics[0]!.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
}

describe('an event from one service to another', () => {
  it('leaves with its transaction and is heard, within milliseconds on an idle system', async () => {
    const kafka = testKafka();
    const speaking = await testDatabase({ schema: 'gateway', migrations: messagingMigrations });
    const hearing = await testDatabase({ schema: 'bed_tracking', migrations: messagingMigrations });
    const heard: { n: number; at: number; committed?: number }[] = [];

    @Controller()
    class Pulse {
      @Hears([HeartbeatStarted])
      async hear(event: DomainEvent<HeartbeatStarted>, context: HearingContext) {
        const one: (typeof heard)[number] = { n: numberOf(event), at: performance.now() };
        heard.push(one);
        context.afterCommit(() => (one.committed = performance.now()));
      }
    }

    const speaker = await testService({ name: 'gateway', url: speaking.url, schema: 'gateway', kafka });
    closing(() => speaker.stop());
    const hearer = await testService({
      name: 'bed-tracking',
      url: hearing.url,
      schema: 'bed_tracking',
      kafka,
      controllers: [Pulse],
    });
    closing(() => hearer.stop());
    await eventually(async () => (await fetch(`${hearer.address}/health/ready`)).status === 200);

    const started: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      await speaking.database.transaction((tx) => publish(tx, [heartbeat('a-subject', n)]));
      started.push(performance.now());
      await eventually(() => heard.length === n + 1 && heard[n]!.committed !== undefined);
    }
    expect(heard.map(({ n }) => n)).toEqual(started.map((_, n) => n));
    const times = heard.map(({ at }, n) => at - started[n]!).sort((a, b) => a - b);
    const median = times[30]!;
    if (process.env['TEST_LOG_LEVEL'])
      process.stderr.write(`commit to handler, ms: p50 ${median.toFixed(1)} p95 ${times[57]!.toFixed(1)}\n`);
    // A bound for a loaded test machine; alone it is a tenth of it.
    expect(median).toBeLessThan(250);
    await eventually(async () => (await speaking.database.query('SELECT FROM outbox')).length === 0);
    await eventually(async () => (await committedTo(kafka)) === started.length);
  });
});
