import { readFile, writeFile } from 'node:fs/promises';
import { adt, ownReferenceData, testGateway, type TestGateway } from '../gateway.fixture.ts';

let folder: string;
let gateway: TestGateway;
beforeAll(async () => {
  folder = await ownReferenceData();
  gateway = await testGateway({ REFERENCE_DATA: folder });
});

const MEDWAY = { application: 'MFT-PAS', facility: 'RPA' };
const send = async (text: string): Promise<string> => {
  await gateway.post('/hl7v2', text, { 'content-type': 'application/hl7-v2+er7' });
  return text;
};
const idOf = async (controlId: string): Promise<string> =>
  (await gateway.rows(`SELECT id FROM message WHERE control_id = '${controlId}' ORDER BY seq LIMIT 1`))[0].id;
const eventsOf = async (messageId: string) =>
  (
    await gateway.rows(`SELECT payload FROM outbox WHERE payload->'data'->>'messageId' = '${messageId}' ORDER BY seq`)
  ).map(({ payload }) => payload);
const replay = (path: string) => gateway.postJson(`/${path}/replay`, {});

async function mend(change: (yaml: string) => string): Promise<void> {
  const file = `${folder}/interfaces.yaml`;
  await writeFile(file, change(await readFile(file, 'utf8')));
}
const mapped = (code: string, wardId: string) => (yaml: string) =>
  yaml.replace("{ pointOfCare: 'M001',", `{ pointOfCare: '${code}', wardId: ${wardId} }\n    - { pointOfCare: 'M001',`);

describe('the desk', () => {
  it('lists what needs somebody: place, class of value, rule and fix, and no value', async () => {
    await send(adt('A02', 'd1', { ward: '', patient: 'MARKED1', visit: 'MARKED2', name: 'MARKED3' }));
    await send(adt('A01', 'd2', { ...MEDWAY, ward: 'NOWHERE' }));
    const unreadable = await gateway.get('/messages?status=unreadable');
    expect(unreadable.messages[0]).toMatchObject({
      id: await idOf('d1'),
      interfaceId: 'try-out',
      status: 'unreadable',
      trigger: 'A02',
      problems: [{ place: 'PV1-3', code: 101, valueClass: 'empty', rule: expect.any(String), fix: expect.any(String) }],
    });
    const unmapped = await gateway.get('/messages?status=unmapped&interface=rpa-pas');
    expect(unmapped.messages).toMatchObject([{ id: await idOf('d2'), status: 'accepted', unmapped: true }]);
    expect(JSON.stringify([unreadable, unmapped])).not.toMatch(/MARKED/);
  });

  it('leads through pages with a cursor', async () => {
    for (const id of ['p1', 'p2', 'p3']) await send(adt('A02', id, { ward: '' }));
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: any = await gateway.get(`/messages?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.messages.map(({ id }: { id: string }) => id));
      cursor = page.cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 3)).toEqual([await idOf('p3'), await idOf('p2'), await idOf('p1')]);
    expect((await fetch(`${gateway.address}/messages?limit=0`)).status).toBe(422);
  });

  it('opens one: every field as it stood, and the answer that was given', async () => {
    await send(adt('A02', 'd3', { ward: '', name: 'MARKED' }));
    const shown = await gateway.get(`/messages/${await idOf('d3')}`);
    const fields = shown.content.segments.flatMap((one: any) => one.fields);
    expect(fields).toContainEqual({ place: 'PID-5', text: 'MARKED^PERSON' });
    expect(shown.answer[1]).toMatch(/^MSA\|AE\|d3/);
    expect((await fetch(`${gateway.address}/messages/${crypto.randomUUID()}`)).status).toBe(404);
  });
});

describe('a replay', () => {
  it('after a mended mapping translates again: same message, next revision, the ward known', async () => {
    await send(adt('A01', 'r1', { ...MEDWAY, ward: 'NEWWARD', patient: 'R1', visit: 'R1' }));
    const id = await idOf('r1');
    await mend(mapped('NEWWARD', 'RPA02-AMU'));
    const { status, body } = await replay(`messages/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      before: { unmapped: true },
      after: { status: 'accepted', unmapped: false },
      revision: 2,
    });
    const [first, second] = await eventsOf(id);
    expect(first.data).toMatchObject({ revision: 1, location: { pointOfCare: 'NEWWARD' } });
    expect(first.data.location).not.toHaveProperty('wardId');
    expect(second.data).toMatchObject({ messageId: id, revision: 2, location: { wardId: 'RPA02-AMU' } });
    expect(second.subject).toBe(first.subject);
    expect(second.data.visitId).toBe(first.data.visitId);
    expect((await gateway.get('/messages?status=unmapped')).messages).not.toContainEqual(
      expect.objectContaining({ id }),
    );
  });

  it('of a whole interface mends what can be mended and says what is left', async () => {
    for (const n of [1, 2, 3])
      await send(
        adt('A01', `i${n}`, { ...MEDWAY, ward: n === 3 ? 'STILLNOWHERE' : 'LATER', patient: `I${n}`, visit: `I${n}` }),
      );
    await mend(mapped('LATER', 'RPA02-ED'));
    const { body } = await replay('interfaces/rpa-pas');
    expect(body).toEqual({ interfaceId: 'rpa-pas', replayed: 4, mended: 2, left: 2 });
    const { interfaces } = await gateway.get('/interfaces');
    expect(interfaces.find(({ id }: { id: string }) => id === 'rpa-pas')).toMatchObject({ unmapped: 2 });
    expect((await replay('interfaces/nobody')).status).toBe(404);
  });

  it('of a whole interface goes on past a message that can not be stored as it is now', async () => {
    await gateway.rows(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room for this one'; END $$;
       CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON message FOR EACH ROW
         WHEN (NEW.control_id = 'x1' AND NEW.status = 'accepted') EXECUTE FUNCTION refuse()`,
    );
    const KENT = { application: 'DGT-PAS', facility: 'RN7' };
    await sendMllp(adt('A01', 'x1', { ...KENT, ward: 'AMU', patient: 'X1', visit: 'X1' }));
    await sendMllp(adt('A01', 'x2', { ...KENT, ward: 'XWARD', patient: 'X2', visit: 'X2' }));
    await mend((yaml) =>
      yaml.replace("{ pointOfCare: 'AMU', wardId: RN707-AMU }", "{ pointOfCare: 'XWARD', wardId: RN707-AMU }"),
    );
    const { status, body } = await replay('interfaces/rn7-pas');
    expect([status, body]).toEqual([200, { interfaceId: 'rn7-pas', replayed: 2, mended: 1, left: 1 }]);
    await gateway.rows('DROP TRIGGER refuse ON message');
    await mend((yaml) => yaml.replace("{ pointOfCare: 'XWARD', wardId", "{ pointOfCare: 'AMU', wardId"));
    expect((await replay(`messages/${await idOf('x1')}`)).body.after).toEqual({ status: 'accepted', unmapped: false });
  });

  it('takes a message that a mended setting lets be understood, and seals it with the person’s key', async () => {
    await mend((yaml) => yaml.replace("allowedVersions: ['2.4', '2.5', '2.5.1']", "allowedVersions: ['2.5']"));
    await gateway.post('/interfaces/reload', '');
    const text = await sendMllp(
      adt('A01', 'v1', { application: 'DGT-PAS', facility: 'RN7', ward: 'AMU', patient: 'V' }),
    );
    expect(text).toContain('MSA|AR|v1');
    await mend((yaml) => yaml.replace("allowedVersions: ['2.5']", "allowedVersions: ['2.4', '2.5']"));
    const id = await idOf('v1');
    expect((await replay(`messages/${id}`)).body.after).toEqual({ status: 'accepted', unmapped: false });
    const [row] = await gateway.rows(
      `SELECT wrapped_key, subject_id, visit_id, status FROM message WHERE id = '${id}'`,
    );
    expect(row).toMatchObject({ wrapped_key: null, subject_id: expect.any(String), status: 'accepted' });
    expect(await eventsOf(id)).toHaveLength(1);
    expect(JSON.stringify(await gateway.get(`/messages/${id}`))).toContain('SMITH^PERSON');
    // The sender's own repeat still gets the answer it got.
    expect(
      await sendMllp(adt('A01', 'v1', { application: 'DGT-PAS', facility: 'RN7', ward: 'AMU', patient: 'V' })),
    ).toBe(text);
  });

  it('never takes a message whose sender sent it again, mended, under the same control id', async () => {
    await send(adt('A01', 'q1', { visit: '' }));
    await send(adt('A01', 'q1', { visit: 'Q1' }));
    await send(adt('A03', 'q1', { visit: 'Q1' }));
    const [wrong, right, other] = await gateway.rows(
      `SELECT id, status FROM message WHERE control_id = 'q1' ORDER BY seq`,
    );
    expect([wrong.status, right.status, other.status]).toEqual(['unreadable', 'accepted', 'quarantined']);
    expect((await replay(`messages/${other.id}`)).body.after.status).toBe('quarantined');
    expect((await replay(`messages/${wrong.id}`)).body.after.status).toBe('unreadable');
    expect(await eventsOf(other.id)).toEqual([]);
  });

  it('with bad reference data is refused with file, line, field and reason, and what was in force stays', async () => {
    await send(adt('A01', 'b1', { ...MEDWAY, ward: 'M003', patient: 'B', visit: 'B' }));
    const good = await readFile(`${folder}/interfaces.yaml`, 'utf8');
    await mend((yaml) => yaml.replace('ackMode: aa-always', 'ackMode: sometimes'));
    for (const path of [`messages/${await idOf('b1')}/replay`, 'interfaces/rpa-pas/replay', 'interfaces/reload']) {
      const { status, body } = await gateway.postJson(`/${path}`, {});
      expect(status).toBe(422);
      expect(body.faults).toEqual([
        {
          file: expect.stringMatching(/interfaces\.yaml$/),
          line: expect.any(Number),
          field: 'ackMode',
          reason: expect.any(String),
        },
      ]);
    }
    await send(adt('A02', 'b2', { ...MEDWAY, ward: 'M003', patient: 'B', visit: 'B' }));
    expect(await eventsOf(await idOf('b2'))).toMatchObject([{ data: { location: { wardId: 'RPA02-AMU' } } }]);
    await writeFile(`${folder}/interfaces.yaml`, good);
  });
});

async function sendMllp(text: string): Promise<string> {
  return (await (await gateway.connect()).send(text)).toString();
}
