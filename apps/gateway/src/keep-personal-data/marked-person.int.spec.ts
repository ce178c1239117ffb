import { connectMllp } from '@careway/mllp';
import { appProcess, closing, freePort } from '@careway/testing';
import { gatewayWorld } from '../gateway.fixture.ts';

const NHS_NUMBER = '9990000018';
/** Nothing of these may be found anywhere in the clear. */
const MARKS =
  /MARKEDNAME|MARKEDGIVEN|MARKEDLOCAL|MARKEDVISIT|MARKEDROAD|MARKEDPHONE|MARKEDNOTE|MARKEDOLD|9990000018|999 000 0018/i;

const marked = (trigger: string, controlId: string, more: string[] = [], visit = '|'.repeat(16) + 'MARKEDVISIT') =>
  [
    `MSH|^~\\&|PAS|TRUST|CAREWAY|QKS|20261122094000||ADT^${trigger}|${controlId}|P|2.5`,
    `EVN|${trigger}|20261122094000`,
    `PID|1||MARKEDLOCAL^^^TRUST^PI~${NHS_NUMBER}^^^NHS^NH||MARKEDNAME^MARKEDGIVEN||19700101|F|||1 MARKEDROAD||MARKEDPHONE`,
    ...more,
    `PV1|1|I|RVV01-AMU${visit}`,
    'NTE|1||MARKEDNOTE',
    '',
  ].join('\r');

it('a marked person goes through every door and every fault, and is nowhere in the clear', async () => {
  const { environment, database } = await gatewayWorld();
  const mllpPort = await freePort();
  const gateway = await appProcess('gateway', {
    ...environment,
    RELAY: 'off',
    LOG_LEVEL: 'trace',
    MLLP_PORT: String(mllpPort),
  });
  const client = await connectMllp({ host: '127.0.0.1', port: mllpPort });
  closing(() => client.close());
  const answers: string[] = [];
  const send = async (text: string) => void answers.push((await client.send(text)).toString('latin1'));
  const post = async (path: string, body: string, type: string) => {
    const answer = await fetch(`${gateway.address}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
    answers.push(await answer.text());
  };

  await send(marked('A01', '1'));
  await send(marked('A01', '1'));
  await send(marked('A03', '1'));
  await send(marked('A40', '2', ['MRG|MARKEDOLD^^^TRUST^PI']));
  await send(marked('A02', '3', [], ''));
  await send(marked('A99', '4'));
  await send(marked('A01', '5').replace('PID|1', 'PIX|1'));
  await send(marked('A01', '6').replace('9990000018', '9990000019'));
  await send('PID|1||MARKEDLOCAL||MARKEDNAME');
  await post('/hl7v2', marked('A08', '7'), 'application/hl7-v2');
  await post('/hl7v2', marked('A08', '8') + marked('A08', '9'), 'application/hl7-v2');
  const json = {
    controlId: '10',
    sendingApplication: 'PAS',
    sendingFacility: 'TRUST',
    type: 'ADT',
    event: 'A01',
    occurredAt: '2026-11-22T09:40:00Z',
    patient: { identifiers: [{ value: 'MARKEDLOCAL', authority: 'TRUST' }], familyName: 'MARKEDNAME' },
    visit: { number: 'MARKEDVISIT', location: { pointOfCare: 'NOWHERE' } },
  };
  await post('/events', JSON.stringify(json), 'application/json');
  await post('/events', JSON.stringify({ ...json, controlId: '11', occurredAt: 'MARKEDNOTE' }), 'application/json');
  await post('/events', '{"name": MARKEDNAME}', 'application/json');
  await post(
    '/subjects/search',
    JSON.stringify({ identifiers: [{ value: NHS_NUMBER, type: 'NH' }] }),
    'application/json',
  );
  answers.push(await (await fetch(`${gateway.address}/messages?limit=200`)).text());
  answers.push(await (await fetch(`${gateway.address}/interfaces`)).text());
  answers.push(await (await fetch(`${gateway.address}/metrics`)).text());
  const [first] = (await database.query(`SELECT id FROM message WHERE control_id = '1'`)) as [{ id: string }];
  // Whoever may see a person does.
  expect(await (await fetch(`${gateway.address}/messages/${first.id}`)).text()).toContain('MARKEDNAME^MARKEDGIVEN');
  await gateway.end('SIGTERM');

  const tables = await database.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'gateway'`,
  );
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM gateway."${name}" AS t`);
    const text = rows.map(({ row }) => row).join('\n');
    expect({ name, found: MARKS.exec(text)?.[0] }).toEqual({ name, found: undefined });
    expect({ name, found: MARKS.exec(withoutHex(text))?.[0] }).toEqual({ name, found: undefined });
  }
  expect(gateway.output()).toContain('listening for MLLP');
  expect(MARKS.exec(gateway.output())?.[0]).toBeUndefined();
  expect(MARKS.exec(answers.join('\n'))?.[0]).toBeUndefined();
  const [{ n }] = (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM message')) as [{ n: number }];
  expect(n).toBe(12);
});

/** Bytes are shown as hex: what they would spell. */
const withoutHex = (text: string): string =>
  text.replace(/\\\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1'));
