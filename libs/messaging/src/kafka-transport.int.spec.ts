import { Controller } from '@nestjs/common';
import { FeedObserved, HeartbeatStarted, domainEvent, type DomainEvent } from '@careway/contracts';
import { closing, eventually, testDatabase, testKafka } from '@careway/testing';
import { heartbeat, numberOf } from './fixtures/heartbeats.ts';
import { testService } from './fixtures/test-service.ts';
import { Hears } from './hears.ts';
import type { HearingContext } from './hearing/hearing-context.ts';
import { messagingMigrations } from './messaging-migrations.ts';
import { publish } from './outbox/publish.ts';

const setUp = async () => {
  const kafka = testKafka();
  const { url, database } = await testDatabase({ schema: 'gateway', migrations: messagingMigrations });
  await database.execute('CREATE TABLE effect (n integer)');
  const serve = async (controllers: (new () => object)[], settings = {}) => {
    const service = await testService({ name: 'gateway', url, schema: 'gateway', kafka, controllers, settings });
    closing(() => service.stop());
    return service;
  };
  return { database, serve };
};

const feed = () =>
  domainEvent(
    FeedObserved,
    { id: crypto.randomUUID(), subject: 'feed', time: '2026-11-22T10:00:00Z' },
    {
      interfaceId: 'feed',
      providerId: 'RVV',
      expectedEverySeconds: 60,
      accepted: 1,
      duplicates: 0,
      unreadable: 0,
      quarantined: 0,
      framingFaults: 0,
      unmappedLocations: 0,
      observedAt: '2026-11-22T10:00:00Z',
    },
  );

describe('methods that hear', () => {
  it('are given runs or single events, park what fails with its own error, and can be asked to try again', async () => {
    const { database, serve } = await setUp();
    const runs: number[] = [];
    let mended = false;

    @Controller()
    class Consumer {
      @Hears([HeartbeatStarted], { batch: true })
      async pulses(events: DomainEvent[], { tx }: HearingContext) {
        runs.push(events.length);
        await tx.execute('INSERT INTO effect SELECT unnest($1::int[])', [events.map(numberOf)]);
      }

      @Hears([FeedObserved])
      async feed(_event: DomainEvent<FeedObserved>, { tx }: HearingContext) {
        if (!mended) throw new TypeError('the feed is not in the table of feeds');
        await tx.execute('INSERT INTO effect VALUES (-1)');
      }
    }

    const service = await serve([Consumer], { parkedRetryMs: 3_600_000 });
    await database.transaction((tx) =>
      publish(tx, [heartbeat('one', 1), heartbeat('one', 2), feed(), heartbeat('one', 3)]),
    );
    const parked = async () =>
      ((await (await fetch(`${service.address}/parked`)).json()) as { parked: { key: string; reason: object }[] })
        .parked;
    await eventually(async () => (await parked()).length === 1);
    expect(await parked()).toMatchObject([
      { key: 'feed', messages: 1, reason: { type: 'TypeError', message: 'the feed is not in the table of feeds' } },
    ]);
    expect(JSON.stringify(await parked())).not.toContain('RVV');
    const effects = async () => (await database.query<{ n: number }>('SELECT n FROM effect')).map(({ n }) => n);
    await eventually(async () => (await effects()).length === 3);
    mended = true;
    expect((await fetch(`${service.address}/parked/feed/retry`, { method: 'POST' })).status).toBe(202);
    await eventually(async () => (await effects()).at(-1) === -1);
    expect(await parked()).toEqual([]);
    expect((await fetch(`${service.address}/parked/feed/retry`, { method: 'POST' })).status).toBe(404);
    expect(runs.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(3);
    const metrics = await (await fetch(`${service.address}/metrics`)).text();
    expect(metrics).toMatch(/messaging_applied_total\{.*\} 3/);
    expect(metrics).toMatch(/outbox_published_total\{.*\} 4/);
  });

  it('finish the chunk in hand and what follows its commit when the service stops', async () => {
    const { database, serve } = await setUp();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    let followed = false;

    @Controller()
    class Slow {
      @Hears([HeartbeatStarted])
      async pulse(event: DomainEvent, context: HearingContext) {
        begin();
        await gate;
        await context.tx.execute('INSERT INTO effect VALUES ($1)', [numberOf(event)]);
        context.afterCommit(() => gate.then(() => (followed = true)));
      }
    }

    const service = await serve([Slow]);
    await database.transaction((tx) => publish(tx, [heartbeat('one', 1)]));
    await begun;
    const stopping = service.stop();
    open();
    await stopping;
    expect([await database.query('SELECT n FROM effect'), followed]).toEqual([[{ n: 1 }], true]);
  });

  it('are refused when two hear the same event', async () => {
    const { serve } = await setUp();

    @Controller()
    class Twice {
      @Hears([HeartbeatStarted]) one() {}
      @Hears([HeartbeatStarted]) two() {}
    }

    await expect(serve([Twice])).rejects.toThrow(/heard by two methods/);
  });
});
