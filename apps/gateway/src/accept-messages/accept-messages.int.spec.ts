import type { MllpClient } from '@careway/mllp';
import { connectMllp } from '@careway/mllp';
import { closing, eventually } from '@careway/testing';
import { ackOf, adt, gatewayWorld, testGateway, type TestGateway } from '../gateway.fixture.ts';
import { start } from '../main.ts';
import { MllpListener } from '../receive-messages/mllp.listener.ts';
import { cuttableLine } from './cut-line.fixture.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const count = async (gateway: Pick<TestGateway, 'rows'>, table: string, where = 'true'): Promise<number> =>
  (await gateway.rows(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0].n;

describe('1,000 messages at the same time', () => {
  const [PATIENTS, EACH, LINES] = [100, 10, 10];
  let gateway: TestGateway;
  let answers: string[];
  beforeAll(async () => {
    gateway = await testGateway();
    const lines = await Promise.all(range(LINES).map(() => gateway.connect()));
    const send = (patient: number, turn: number) => {
      const text = adt(turn === 0 ? 'A01' : 'A08', `${patient}.${turn}`, {
        patient: `P${patient}`,
        visit: `V${patient}`,
      });
      return lines[patient % LINES]!.send(text);
    };
    const all = range(EACH).flatMap((turn) => range(PATIENTS).map((patient) => send(patient, turn)));
    answers = (await Promise.all(all)).map(ackOf);
  });

  it('are all acknowledged, and stored once each, with one subject and one visit for each person', async () => {
    const ids = range(EACH).flatMap((turn) => range(PATIENTS).map((patient) => `${patient}.${turn}`));
    expect(answers).toEqual(ids.map((id) => `AA:${id}`));
    expect(await count(gateway, 'message', "status = 'accepted'")).toBe(1_000);
    expect(await count(gateway, 'outbox', "type NOT LIKE '%heartbeat%' AND type NOT LIKE '%feed%'")).toBe(1_000);
    expect([await count(gateway, 'subject'), await count(gateway, 'visit')]).toEqual([PATIENTS, PATIENTS]);
  });

  it('leave for Kafka in the order in which they were accepted, for each person', async () => {
    const rows = await gateway.rows(
      `SELECT aggregateid AS subject, control_id FROM outbox JOIN message ON message.id::text = payload->'data'->>'messageId'
       ORDER BY outbox.seq`,
    );
    const byPerson = Map.groupBy(rows, ({ subject }) => subject);
    expect(byPerson.size).toBe(PATIENTS);
    for (const sent of byPerson.values())
      expect(sent.map(({ control_id }) => Number(control_id.split('.')[1]))).toEqual(range(EACH));
  });

  it('share their commits', async () => {
    const metrics = await (await fetch(`${gateway.address}/metrics`)).text();
    const groups = Number(/^gateway_group_messages_count\{.*\} (\d+)$/m.exec(metrics)?.[1]);
    expect(groups).toBeGreaterThan(0);
    expect(groups).toBeLessThan(500);
  });
});

describe('a message that the store refuses', () => {
  it('is kept as unreadable and told so; those it was grouped with are not touched', async () => {
    const gateway = await testGateway({ LANES: '1' });
    await gateway.rows(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room for this one'; END $$;
       CREATE TRIGGER refuse BEFORE INSERT ON message FOR EACH ROW
         WHEN (NEW.control_id = '7' AND NEW.status = 'accepted') EXECUTE FUNCTION refuse();`,
    );
    const line = await gateway.connect();
    const answers = await Promise.all(range(20).map((id) => line.send(adt('A01', String(id), { patient: `P${id}` }))));
    expect(answers.map(ackOf)).toEqual(range(20).map((id) => (id === 7 ? 'AE:7' : `AA:${id}`)));
    expect(answers[7]!.toString()).toContain('207');
    expect(await count(gateway, 'message')).toBe(20);
    expect(await count(gateway, 'message', "control_id = '7' AND status = 'unreadable'")).toBe(1);
  });
});

describe('two gateways on one store', () => {
  it('store what comes to both once, and give it one answer', async () => {
    const { environment, database } = await gatewayWorld();
    const services = await Promise.all(range(2).map(() => start({ ...environment, RELAY: 'off' })));
    for (const service of services) closing(() => service.stop());
    const lines = await Promise.all(
      services.map(({ app }) => connectMllp({ host: '127.0.0.1', port: app.get(MllpListener).port })),
    );
    const texts = range(200).map((id) => adt('A08', String(id), { patient: `P${id % 20}`, visit: `V${id % 20}` }));
    const [one, other] = await Promise.all(lines.map((line) => Promise.all(texts.map((text) => line.send(text)))));
    expect(one!.map(String)).toEqual(other!.map(String));
    expect(one!.map(ackOf)).toEqual(texts.map((_, id) => `AA:${id}`));
    const rows = (text: string) => database.query<any>(text);
    expect([await count({ rows }, 'message'), await count({ rows }, 'subject')]).toEqual([200, 20]);
    await Promise.all(lines.map((line) => line.close()));
  });
});

describe('when PostgreSQL is gone', () => {
  /** What was answered, sent on one line until it breaks. */
  const answered = async (line: MllpClient, ids: readonly string[]): Promise<string[]> => {
    const all = await Promise.allSettled(ids.map((id) => line.send(adt('A01', id, { patient: id, visit: id }))));
    return all.flatMap((one, index) => (one.status === 'fulfilled' ? [`${ackOf(one.value)}=${ids[index]}`] : []));
  };
  const world = async (more: Record<string, string> = {}) => {
    const { environment, database } = await gatewayWorld();
    const line = await cuttableLine(environment['DATABASE_URL']!);
    const service = await start({ ...environment, DATABASE_URL: line.url, RELAY: 'off', ...more });
    closing(() => service.stop());
    const connect = () => connectMllp({ host: '127.0.0.1', port: service.app.get(MllpListener).port });
    const ready = async () => (await fetch(`${service.address}/health/ready`)).status;
    const post = (body: string) =>
      fetch(`${service.address}/hl7v2`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'x-application/hl7-v2+er7' },
      });
    return { database, line, connect, ready, post };
  };

  it('nothing is acknowledged: the line is closed, HTTP says 503 and when, the service is not ready; all mend by themselves', async () => {
    const { database, line, connect, ready, post } = await world();
    expect(await ready()).toBe(200);
    await line.cut();
    const sender = await connect();
    await expect(sender.send(adt('A01', '1'))).rejects.toMatchObject({ code: 'closed' });
    const refused = await post(adt('A01', '2'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.text()).not.toContain('MSA');
    expect(await ready()).toBe(503);
    await line.mend();
    await eventually(async () => expect(await ready()).toBe(200));
    expect(await answered(await connect(), ['1'])).toEqual(['AA:1=1']);
    expect((await post(adt('A01', '2'))).status).toBe(200);
    expect(await database.query('SELECT control_id FROM message ORDER BY seq')).toEqual([
      { control_id: '1' },
      { control_id: '2' },
    ]);
  });

  it('in the middle of a run, what was acknowledged is stored, and what was not is taken when it is sent again, once', async () => {
    // Small groups, so that the line is cut between the first and the last.
    const { database, line, connect } = await world({ LANES: '1', GROUP_MESSAGES: '5' });
    const ids = range(600).map(String);
    const sender = await connect();
    const running = answered(sender, ids);
    await eventually(async () => {
      const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM message');
      expect(row!.n).toBeGreaterThan(0);
    });
    await line.cut();
    const before = await running;
    expect(before.length).toBeLessThan(ids.length);
    const stored = new Set(
      (await database.query<{ control_id: string }>('SELECT control_id FROM message')).map((row) => row.control_id),
    );
    for (const answer of before) expect([answer.slice(0, 2), stored.has(answer.split('=')[1]!)]).toEqual(['AA', true]);
    await line.mend();
    const again = await answered(await connect(), ids);
    expect(again).toEqual(ids.map((id) => `AA:${id}=${id}`));
    expect(await database.query('SELECT count(*)::int AS n FROM message')).toEqual([{ n: 600 }]);
  });
});

describe('a gateway that is stopped', () => {
  it('answers what it has taken, acknowledges nothing that is not stored, and is gone', async () => {
    const { environment, database } = await gatewayWorld();
    const service = await start({ ...environment, RELAY: 'off' });
    const port = service.app.get(MllpListener).port;
    const line = await connectMllp({ host: '127.0.0.1', port });
    await line.send(adt('A01', 'first'));
    const sent = range(300).map((id) => line.send(adt('A01', String(id), { patient: `P${id}`, visit: `V${id}` })));
    const settled = Promise.allSettled(sent);
    await sent[0];
    await service.stop();
    const acknowledged = (await settled).flatMap((one) =>
      one.status === 'fulfilled' ? [ackOf(one.value).slice(3)] : [],
    );
    const stored = await database.query<{ control_id: string }>('SELECT control_id FROM message');
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(stored.map((row) => row.control_id)).toEqual(expect.arrayContaining(acknowledged));
    await expect(connectMllp({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
