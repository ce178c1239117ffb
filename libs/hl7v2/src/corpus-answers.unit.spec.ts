import { readdirSync, readFileSync } from 'node:fs';
import { ackCodeFor } from './ack-code.ts';
import { locate } from './problem.ts';
import { decideAnswer } from './read-inbound.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const [, ...rows] = readFileSync(new URL('corpus-answers.tsv', fixtures), 'utf8').trim().split('\n');
const answers = rows.map((row) => row.split('\t') as [string, string, string, string, string, string, string]);
const read = (file: string): Buffer => readFileSync(new URL(`corpus/${file}`, fixtures));

describe('the corpus', () => {
  it('has a decided answer, with a reason, for each of its 188 files', () => {
    const files = readdirSync(new URL('corpus/', fixtures)).filter((name) => name.endsWith('.hl7'));
    expect(files).toHaveLength(188);
    expect(answers.map(([file]) => file).sort()).toEqual(files.sort());
    for (const row of answers) expect(row[6].length).toBeGreaterThan(10);
  });

  it.each(answers)('%s (%s) is %s', (file, type, answer, ack, errors, warnings) => {
    const decision = decideAnswer(read(file));
    if (decision.answer === 'batch') throw new Error('batches are not allowed here');
    const { header, problems } = decision;
    const places = (severity: string): string =>
      problems
        .filter((problem) => problem.severity === severity)
        .map((problem) => `${locate(problem)}:${problem.code}`)
        .join(' ') || '-';
    const said = [header?.messageType, header?.trigger].filter(Boolean).join('^') || '(none)';
    expect([
      said,
      decision.answer,
      ackCodeFor(header, 'auto', decision.answer),
      places('error'),
      places('warning'),
    ]).toEqual([type, answer, ack, errors, warnings]);
    if (decision.answer === 'accepted') {
      expect(`ADT^${decision.adt.trigger}`).toBe(type);
      expect(decision.adt.patient.identifiers.length).toBeGreaterThan(0);
    }
  });

  it.each([
    ['cosyte__ADTA01__build__adt-a01-golden.hl7', 'V123', 'ICU', '2026-07-21T08:00:00.000Z'],
    ['ms__ADTA01__ADT01-23.hl7', '40007716', 'PREOP', '2005-01-09T21:55:02.000Z'],
    ['ms__ADTA01__ADT-A01-01.hl7', '40007716', 'HUH AE OMU', '2015-02-08T10:24:19.000Z'],
    ['lfh__ADTA01__sample-unix.hl7', '48390', 'yyy', '2014-09-12T21:00:00.000Z'],
    ['lfh__ADTA03__HL7ADTMessageTest.hl7', 'VisitNumber', undefined, '2015-05-02T08:00:00.000Z'],
    ['lfh__ADTA08__SegmentUtilTest.hl7', '1400', '6N', '1995-01-10T23:00:00.000Z'],
  ])('%s is read as a person reads it', (file, number, pointOfCare, admittedAt) => {
    const decision = decideAnswer(read(file));
    const { visit } = (decision.answer === 'accepted' && decision.adt) || {};
    expect([visit?.number, visit?.location?.pointOfCare, visit?.admittedAt]).toEqual([number, pointOfCare, admittedAt]);
  });

  it('has names beyond ASCII, read by MSH-18', () => {
    const text = read('cosyte__ADTA01__charset__utf8-name.hl7');
    expect(decideAnswer(text)).toMatchObject({ charset: 'utf-8', fellBack: false });
  });
});
