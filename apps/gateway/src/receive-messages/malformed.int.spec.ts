import { adt, ackOf, framed, rawLine, testGateway, type TestGateway } from '../gateway.fixture.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
});

let last = 0;
const fresh = () => `M${(last += 1)}`;
const stored = async (controlId: string): Promise<string[]> =>
  (await gateway.rows(`SELECT status FROM message WHERE control_id = '${controlId}' ORDER BY seq`)).map(
    ({ status }) => status,
  );
const kept = async (): Promise<number> => Number((await gateway.rows('SELECT count(*) AS n FROM message'))[0].n);
/** Sends bytes as they are on a line of their own and gives the acknowledgements, then a good message, which must still work. */
async function sent(bytes: Buffer | string, answers: number): Promise<string[]> {
  const line = await rawLine(gateway.mllpPort);
  line.write(bytes);
  const first = answers > 0 ? await line.acks(answers) : [];
  const good = fresh();
  line.write(framed(adt('A08', good)));
  const all = await line.acks(answers + 1);
  expect(all.at(-1)).toBe(`AA:${good}`);
  expect(all.slice(0, answers)).toEqual(first);
  return first;
}

describe('over a real MLLP socket', () => {
  it('no MSH: AR, kept', async () => {
    const before = await kept();
    expect(await sent(framed('PID|1||P1\rPV1|1|I\r'), 1)).toEqual(['AR:']);
    expect(await kept()).toBe(before + 2);
  });

  it('MSH with two fields: AR', async () => {
    const before = await kept();
    expect(await sent(framed('MSH|^~\\&\r'), 1)).toEqual(['AR:']);
    expect(await kept()).toBe(before + 2);
  });

  it('an empty frame: AR', async () => {
    expect(await sent(framed(''), 1)).toEqual(['AR:']);
  });

  it('custom separators: AA in the same ones', async () => {
    const id = fresh();
    const text = adt('A01', id).replaceAll('|', ':').replaceAll('^', ';');
    const line = await rawLine(gateway.mllpPort);
    line.write(framed(text));
    await line.acks(1);
    expect(line.answers()[0]).toContain(`MSA:AA:${id}`);
    expect(await stored(id)).toEqual(['accepted']);
  });

  it('a frame cut by a new start byte: only the good one is answered and stored, the cut is counted', async () => {
    const [broken, good] = [fresh(), fresh()];
    const cut = framed(adt('A01', broken)).subarray(0, 80);
    expect(await sent(Buffer.concat([cut, framed(adt('A01', good))]), 1)).toEqual([`AA:${good}`]);
    expect([await stored(broken), await stored(good)]).toEqual([[], ['accepted']]);
    const { interfaces } = await gateway.get('/interfaces');
    const faults = interfaces.reduce((sum: number, one: { framingFaults: number }) => sum + one.framingFaults, 0);
    expect(faults).toBe(1);
  });

  it('FS without CR, then a good one: both', async () => {
    const [one, two] = [fresh(), fresh()];
    const noCr = framed(adt('A01', one)).subarray(0, -1);
    expect(await sent(Buffer.concat([noCr, framed(adt('A01', two))]), 2)).toEqual([`AA:${one}`, `AA:${two}`]);
  });

  it('no start byte: dropped, nothing acknowledged', async () => {
    const id = fresh();
    expect(await sent(framed(adt('A01', id)).subarray(1), 0)).toEqual([]);
    expect(await stored(id)).toEqual([]);
  });

  it.each(['\n', '\r\n'])('line ends %j: AA, and the patient is read', async (end) => {
    const id = fresh();
    expect(await sent(framed(adt('A01', id).replaceAll('\r', end)), 1)).toEqual([`AA:${id}`]);
    const [row] = await gateway.rows(`SELECT subject_id FROM message WHERE control_id = '${id}'`);
    expect(row.subject_id).toEqual(expect.any(String));
  });

  it('bad escapes: AA, the text stays as it is', async () => {
    const id = fresh();
    expect(await sent(framed(adt('A01', id, { name: 'O\\Q\\BRIEN\\' })), 1)).toEqual([`AA:${id}`]);
    const [row] = await gateway.rows(`SELECT id FROM message WHERE control_id = '${id}'`);
    expect(JSON.stringify(await gateway.get(`/messages/${row.id}`))).toContain('O\\\\Q\\\\BRIEN\\\\');
  });

  it.each([2, 20])('%i frames in one write: all answered, in their order', async (count) => {
    const ids = Array.from({ length: count }, fresh);
    const frames = Buffer.concat(ids.map((id) => framed(adt('A01', id, { visit: id }))));
    expect(await sent(frames, count)).toEqual(ids.map((id) => `AA:${id}`));
  });

  it('two messages in one frame: AE, kept as one, neither taken', async () => {
    const [one, two] = [fresh(), fresh()];
    expect(await sent(framed(adt('A01', one) + adt('A01', two)), 1)).toEqual([`AE:${one}`]);
    expect([await stored(one), await stored(two)]).toEqual([['unreadable'], []]);
  });

  it('a batch in one frame, where the interface takes none: AR', async () => {
    const id = fresh();
    const batch = `BHS|^~\\&|EKH-PAS|RVV|CAREWAY|QKS|||||B1\r${adt('A01', id, { application: 'EKH-PAS', facility: 'RVV' })}BTS|1\r`;
    expect(await sent(framed(batch), 1)).toEqual(['AR:B1']);
    expect(await stored(id)).toEqual([]);
  });

  it('FS and CR in different packets', async () => {
    const id = fresh();
    const bytes = framed(adt('A01', id));
    const line = await rawLine(gateway.mllpPort);
    line.socket.setNoDelay(true);
    line.write(bytes.subarray(0, -1));
    await new Promise(setImmediate);
    line.write(Buffer.from([0x0d]));
    expect(await line.acks(1)).toEqual([`AA:${id}`]);
  });

  it('byte by byte, with a character of several bytes: AA, the name whole', async () => {
    const id = fresh();
    const line = await rawLine(gateway.mllpPort);
    line.socket.setNoDelay(true);
    for (const byte of framed(adt('A01', id, { name: 'ŁUCJA', charset: 'UNICODE UTF-8' }))) {
      line.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    expect(await line.acks(1)).toEqual([`AA:${id}`]);
    const [row] = await gateway.rows(`SELECT id FROM message WHERE control_id = '${id}'`);
    expect(JSON.stringify(await gateway.get(`/messages/${row.id}`))).toContain('ŁUCJA');
  });

  it('ISO-8859-1 under MSH-18 8859/1: AA, the name is right', async () => {
    const id = fresh();
    const bytes = framed(Buffer.from(adt('A01', id, { name: 'JOSÉ', charset: '8859/1' }), 'latin1'));
    expect(await sent(bytes, 1)).toEqual([`AA:${id}`]);
    const [row] = await gateway.rows(`SELECT id FROM message WHERE control_id = '${id}'`);
    expect(JSON.stringify(await gateway.get(`/messages/${row.id}`))).toContain('JOSÉ');
  });

  it('5 MB: AA', async () => {
    const id = fresh();
    const note = `NTE|1||${'x'.repeat(5_000_000)}\r`;
    expect(await sent(framed(adt('A01', id) + note), 1)).toEqual([`AA:${id}`]);
    expect(await stored(id)).toEqual(['accepted']);
  });

  it('over the limit: AR and the line is closed', async () => {
    const line = await rawLine(gateway.mllpPort);
    line.write(framed(adt('A01', fresh()) + `NTE|1||${'x'.repeat(10_100_000)}\r`));
    expect((await line.acks(1))[0]).toMatch(/^AR:/);
    await line.ended();
  });

  it('an HTTP request: dropped, and the process lives', async () => {
    const line = await rawLine(gateway.mllpPort);
    line.write(`GET / HTTP/1.1\r\nHost: x\r\n${'X-Pad: y\r\n'.repeat(200)}\r\n`);
    await line.ended();
    expect(line.answers()).toEqual([]);
    expect((await gateway.get('/health/live')).status).toBe('ok');
  });

  it('nothing that got AA is missing from the store', async () => {
    const client = await gateway.connect();
    const ids = Array.from({ length: 30 }, fresh);
    const answers = await Promise.all(
      ids.map((id, index) => client.send(index % 3 === 0 ? adt('A99', id) : adt('A08', id))),
    );
    const rows = await gateway.rows('SELECT control_id, status FROM message');
    const statusOf = new Map(rows.map((row) => [row.control_id, row.status]));
    for (const [index, answer] of answers.entries()) {
      const [code] = ackOf(answer).split(':');
      expect(['accepted', 'ignored'].includes(statusOf.get(ids[index]!))).toBe(code === 'AA');
    }
  });
});
