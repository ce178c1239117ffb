import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { domainEvent, LeaveEnded, LeaveStarted, type DomainEvent, type VisitFact } from '@careway/contracts';
import { openDatabase } from '@careway/database';
import { messagingMigrations, publish } from '@careway/messaging';
import { appProcess, closing, eventually, testDatabase, testKafka } from '@careway/testing';

const golden = JSON.parse(
  readFileSync('libs/contracts/src/golden/gateway.leave-started.v1.json', 'utf8'),
) as DomainEvent<VisitFact>;
const page = readFileSync('docs/how-to/add-a-service.md', 'utf8');
const blocks = [...page.matchAll(/```\w+ file=(?<file>\S+)\n(?<text>[^]*?)```/g)].map(({ groups }) => groups!);

describe('how to add a service', () => {
  it('makes a service that runs, hears and answers, from the files on the page', async () => {
    const folder = join('.local', 'how-to');
    rmSync(folder, { recursive: true, force: true });
    for (const { file, text } of blocks) {
      mkdirSync(dirname(join(folder, file!)), { recursive: true });
      writeFileSync(join(folder, file!), text!);
    }
    closing(() => rmSync(folder, { recursive: true, force: true }));

    const kafka = testKafka();
    const { url } = await testDatabase({ schema: 'proof', migrations: [] });
    const environment = { DATABASE_URL: url, KAFKA_BROKERS: kafka.brokers, TOPIC_PREFIX: kafka.topicPrefix };
    const gateway = await appProcess('gateway', {
      ...environment,
      BLIND_INDEX_KEY: Buffer.alloc(32, 1).toString('base64'),
      MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    });
    const service = await appProcess('../.local/how-to/apps/leave-register', environment);
    const people = async () =>
      ((await (await fetch(`${service.address}/people-on-leave`)).json()) as { people: number }).people;

    // The gateway's own outbox and relay carry the events: the service hears them as it would any partner's message.
    const database = await openDatabase({ url, schema: 'gateway', migrations: messagingMigrations });
    closing(() => database.stop());
    const tell = (event: new () => VisitFact, visitId: string, recordedAt: string) =>
      database.transaction((tx) => {
        const about = { id: crypto.randomUUID(), subject: golden.subject, time: recordedAt };
        return publish(tx, [domainEvent(event, about, { ...golden.data, visitId, recordedAt })]);
      });
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    await tell(LeaveStarted, one, '2026-11-22T09:00:00Z');
    await tell(LeaveStarted, two, '2026-11-22T09:01:00Z');
    await eventually(async () => (await people()) === 2);
    await tell(LeaveEnded, one, '2026-11-22T12:00:00Z');
    await eventually(async () => (await people()) === 1);
    expect(await service.end('SIGTERM')).toBe(0);
    expect(await gateway.end('SIGTERM')).toBe(0);
  }, 120_000);
});
