import { readFile, writeFile } from 'node:fs/promises';
import { ackOf, adt, ownReferenceData, testGateway, type TestGateway } from '../gateway.fixture.ts';
import { ER7_TYPES } from './er7-body.ts';

const TYPE = { 'content-type': 'application/hl7-v2+er7; charset=utf-8' };
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});
const count = async (): Promise<number> => Number((await gateway.rows('SELECT count(*) AS n FROM message'))[0].n);

describe('POST /hl7v2', () => {
  it.each(ER7_TYPES)('takes %s and answers in kind', async (type) => {
    const answer = await gateway.post('/hl7v2', adt('A01', type), { 'content-type': type });
    expect([answer.status, answer.headers.get('x-hl7-ack')]).toEqual([200, 'AA']);
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(ackOf(await answer.text())).toBe(`AA:${type.replace('&', '\\T\\')}`);
  });

  it('gives the very same answer to the same bytes, by whichever door they come', async () => {
    const text = adt('A01', 'same');
    const first = await (await gateway.post('/hl7v2', text, TYPE)).text();
    const again = await (await gateway.post('/hl7v2', text, TYPE)).text();
    const client = await gateway.connect();
    expect(again).toBe(first);
    expect((await client.send(text)).toString()).toBe(first);
    expect(await gateway.rows(`SELECT status FROM message WHERE control_id = 'same'`)).toEqual([
      { status: 'accepted' },
    ]);
  });

  it('quarantines other bytes under a control id that is taken, and says so with AE 205', async () => {
    await gateway.post('/hl7v2', adt('A01', 'taken'), TYPE);
    const answer = await gateway.post('/hl7v2', adt('A01', 'taken', { name: 'JONES' }), TYPE);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('x-hl7-ack'), ackOf(text)]).toEqual([200, 'AE', 'AE:taken']);
    expect(text).toMatch(/\rERR\|MSH\^1\^10\^205/);
    expect(text).not.toMatch(/SMITH|JONES/);
    const { messages } = await gateway.get('/messages?status=quarantined');
    expect(messages[0]).toMatchObject({ status: 'quarantined', problems: [{ place: 'MSH-10', code: 205 }] });
  });

  it('refuses with 200 and the acknowledgement, or with 422 for who prefers that', async () => {
    const wrong = adt('A01', 'wrong', { visit: '' });
    const plain = await gateway.post('/hl7v2', wrong, TYPE);
    const strict = await gateway.post('/hl7v2', wrong, { ...TYPE, prefer: 'status=422' });
    expect([plain.status, strict.status]).toEqual([200, 422]);
    expect(strict.headers.get('preference-applied')).toBe('status=422');
    expect(await strict.text()).toBe(await plain.text());
    const good = await gateway.post('/hl7v2', adt('A01', 'right'), { ...TYPE, prefer: 'status=422' });
    expect(good.status).toBe(200);
  });

  it('splits a batch and answers with one: an acknowledgement per message, the refused ones too', async () => {
    const before = await count();
    const batch = `FHS|^~\\&|PAS|TRUST\rBHS|^~\\&|PAS|TRUST|CAREWAY|QKS|||||B7\r${adt('A01', 'b1')}${adt('A02', 'b2', { ward: '' })}${adt('A08', 'b3')}BTS|3\rFTS|1\r`;
    const answer = await gateway.post('/hl7v2', batch, TYPE);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('x-hl7-ack')]).toEqual([200, 'AE']);
    expect(text).toMatch(/^BHS\|/);
    expect(text).toMatch(/\rBTS\|3\r$/);
    expect([...text.matchAll(/MSA\|(\w\w)\|(\w+)/g)].map(([, code, id]) => `${code}:${id}`)).toEqual([
      'AA:b1',
      'AE:b2',
      'AA:b3',
    ]);
    expect(await count()).toBe(before + 3);
    expect(await (await gateway.post('/hl7v2', batch, TYPE)).text()).toContain('AA|b1');
    expect(await count()).toBe(before + 3);
  });

  it('answers nothing where the sender wants nothing', async () => {
    const quiet = adt('A01', 'quiet').replace('|P|2.4', '|P|2.4|||NE|NE');
    expect((await gateway.post('/hl7v2', quiet, TYPE)).status).toBe(204);
    expect(await gateway.rows(`SELECT status FROM message WHERE control_id = 'quiet'`)).toEqual([
      { status: 'accepted' },
    ]);
  });

  it('takes no JSON', async () => {
    const answer = await gateway.post('/hl7v2', '{}', { 'content-type': 'application/json' });
    expect(answer.status).toBe(415);
  });

  it('refuses a body over the limit with 413 and stores nothing', async () => {
    const before = await count();
    const answer = await gateway.post('/hl7v2', `${adt('A01', 'big')}NTE|1||${'x'.repeat(10_000_001)}\r`, TYPE);
    expect(answer.status).toBe(413);
    expect(await count()).toBe(before);
  });
});

describe('acknowledgement modes over MLLP', () => {
  const cases: [string, string, string][] = [
    ['', '', 'AA'],
    ['AL', 'NE', 'CA'],
    ['NE', 'AL', 'AA'],
    ['SU', 'NE', 'CA'],
  ];
  it.each(cases)('MSH-15 %j and MSH-16 %j: %s', async (accept, application, code) => {
    const client = await gateway.connect();
    const id = `ack-${accept}-${application}`;
    const text = adt('A01', id).replace('|P|2.4', `|P|2.4|||${accept}|${application}`);
    expect(ackOf(await client.send(text))).toBe(`${code}:${id}`);
  });

  it('a sender with aa-always gets AA whatever its header says', async () => {
    const client = await gateway.connect();
    const text = adt('A01', 'mft', { application: 'MFT-PAS', facility: 'RPA', ward: 'M003' });
    expect(ackOf(await client.send(text.replace('|P|2.4', '|P|2.4|||AL|NE')))).toBe('AA:mft');
    const [row] = await gateway.rows(`SELECT interface_id, unmapped FROM message WHERE control_id = 'mft'`);
    expect(row).toEqual({ interface_id: 'rpa-pas', unmapped: false });
  });
});

describe('a sender whom no interface names', () => {
  it('is refused with AR 103, and the message is kept', async () => {
    const folder = await ownReferenceData();
    const yaml = await readFile(`${folder}/interfaces.yaml`, 'utf8');
    await writeFile(`${folder}/interfaces.yaml`, yaml.slice(0, yaml.indexOf('- id: try-out')));
    const closed = await testGateway({ REFERENCE_DATA: folder });
    const answer = await (await closed.post('/hl7v2', adt('A01', 'stranger', { version: '2.5' }), TYPE)).text();
    expect(ackOf(answer)).toBe('AR:stranger');
    expect(answer).toMatch(/\rERR\|\|MSH\^1\^3\^1\|103/);
    const [row] = await closed.rows('SELECT interface_id, status FROM message');
    expect(row).toEqual({ interface_id: 'unknown-sender', status: 'rejected' });
  });
});
