import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locate, type Problem } from '@careway/hl7v2';
import { eventually } from '@careway/testing';
import { ackOf, adt, framed, ownReferenceData, rawLine, testGateway, type TestGateway } from '../gateway.fixture.ts';
import { CORPUS, decidedAnswers, REFERENCE, referencePage, type CorpusRow } from './corpus-table.fixture.ts';

const decided = decidedAnswers();
const bytesOf = (file: string): Buffer => readFileSync(join(CORPUS, file));
const UNMAPPED = 'PV1-3:103';

/** A gateway whose try-out interface is as strict as the decided table: no batches, and no event without a rule. */
async function strictGateway(): Promise<TestGateway> {
  const folder = await ownReferenceData();
  const path = join(folder, 'interfaces.yaml');
  const [others, tryOut] = readFileSync(path, 'utf8').split(/^(?=- id: try-out$)/m) as [string, string];
  const strict = tryOut
    .replace('batches: true', 'batches: false')
    .replace(/unknownTriggers: .*/, 'unknownTriggers: reject');
  writeFileSync(path, others + strict);
  return testGateway({ REFERENCE_DATA: folder });
}

interface MessageRow {
  message_type: string;
  trigger: string;
  status: string;
  problems: Problem[];
  unmapped: boolean;
  types: string[];
}

describe('the corpus, each file alone over MLLP', () => {
  let gateway: TestGateway;
  const rows: CorpusRow[] = [];
  beforeAll(async () => {
    gateway = await strictGateway();
    for (const { file, reason } of decided) rows.push({ ...(await answered(file)), reason });
  }, 180_000);

  /** Sends a file to an empty store; the message after it shows that no answer is still to come. */
  async function answered(file: string): Promise<Omit<CorpusRow, 'reason'>> {
    await gateway.rows('DELETE FROM outbox; DELETE FROM message; DELETE FROM identifier; DELETE FROM subject');
    const line = await rawLine(gateway.mllpPort);
    line.write(Buffer.concat([framed(bytesOf(file)), framed(adt('A08', 'LAST', { application: 'AFTER' }))]));
    await eventually(() => line.answers().some((answer) => ackOf(answer) === 'AA:LAST'));
    const [first] = line.answers().map(ackOf);
    line.socket.destroy();
    const stored: MessageRow[] = await gateway.rows(
      `SELECT message_type, trigger, status, problems, unmapped,
         array(SELECT type FROM outbox WHERE payload->'data'->>'messageId' = message.id::text) AS types
       FROM message WHERE sending_application <> 'AFTER'`,
    );
    expect(stored).toHaveLength(1);
    const { message_type, trigger, status, problems, types } = stored[0]!;
    const places = (severity: string): string =>
      problems.flatMap((one) => (one.severity === severity ? [`${locate(one)}:${one.code}`] : [])).join(' ') || '-';
    return {
      file,
      type: [message_type, trigger].filter(Boolean).join('^') || '(none)',
      status,
      ack: first === 'AA:LAST' ? 'none' : first!.split(':')[0]!,
      errors: places('error'),
      warnings: places('warning'),
      events: types.map((type) => type.replace(/^gateway\.(.*)\.v\d+$/, '$1')),
    };
  }

  it('is answered as decided, and kept', () => {
    // A ward without a mapping is the gateway's own warning; the decision is about the message alone.
    const own = rows.map(({ file, type, status, ack, errors, warnings, reason }) => ({
      file,
      type,
      status,
      ack,
      errors,
      reason,
      warnings: warnings.replace(UNMAPPED, '').trim().replace(/ +/g, ' ') || '-',
    }));
    expect(own).toEqual(decided);
  });

  it('tells an event when it is accepted, and only then', () => {
    const silent = rows.filter(({ status, events }) => (status === 'accepted') !== events.length > 0);
    expect(silent).toEqual([]);
  });

  it('is told as the reference page says', () => {
    const page = referencePage(rows);
    if (process.env['WRITE_REFERENCE']) writeFileSync(REFERENCE, page);
    expect(readFileSync(REFERENCE, 'utf8')).toBe(page);
  });
});

describe('the corpus, all of it at once', () => {
  it('is kept file by file; what is acknowledged is stored, and one control id names one message', async () => {
    const gateway = await strictGateway();
    const line = await rawLine(gateway.mllpPort);
    for (const { file } of decided) line.write(framed(bytesOf(file)));
    const wanted = decided.filter(({ ack }) => ack !== 'none').length;
    await line.acks(wanted);
    const stored = await gateway.rows(`SELECT encode(content_hash, 'hex') AS hash, status FROM message`);
    const hashes = decided.map(({ file }) => createHash('sha256').update(bytesOf(file)).digest('hex'));
    expect(stored.map(({ hash }) => hash).sort()).toEqual([...new Set(hashes)].sort());
    const claims = await gateway.rows(
      `SELECT control_id FROM message WHERE status IN ('accepted', 'ignored')
       GROUP BY sending_application, sending_facility, control_id HAVING count(*) > 1`,
    );
    expect(claims).toEqual([]);
    const forNothing = await gateway.rows(
      `SELECT control_id FROM message AS late WHERE status = 'quarantined' AND NOT EXISTS (
         SELECT 1 FROM message WHERE status IN ('accepted', 'ignored') AND
           (sending_application, sending_facility, control_id) =
           (late.sending_application, late.sending_facility, late.control_id))`,
    );
    expect(forNothing).toEqual([]);
    const taken = line.answers().filter((answer) => /^[AC]A:/.test(ackOf(answer)));
    expect(taken.length).toBeGreaterThan(0);
    for (const answer of taken) {
      const [, id] = ackOf(answer).split(/:(.*)/s);
      const where = `control_id = '${id!.replaceAll("'", "''")}' AND status IN ('accepted', 'ignored')`;
      expect((await gateway.rows(`SELECT 1 FROM message WHERE ${where}`)).length).toBeGreaterThan(0);
    }
  });
});
