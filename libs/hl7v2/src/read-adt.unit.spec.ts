import type { AdtMessage, Problem } from './adt-message.ts';
import { demoMessage } from './demo-message.fixture.ts';
import { locate } from './problem.ts';
import { readAdt, type AdtOptions, type ReadAdt } from './read-adt.ts';
import { readMessage } from './read-message.ts';
import type { WrittenSegment } from './write-message.ts';

type Changes = Parameters<typeof demoMessage>[0];
const read = (changes: Changes = {}, more: WrittenSegment[] = [], options: AdtOptions = {}): ReadAdt => {
  const { message } = readMessage(demoMessage(changes, more));
  if (message === undefined) throw new Error('not read');
  return readAdt(message, options);
};
const accepted = (...args: Parameters<typeof read>): AdtMessage => {
  const { adt, problems } = read(...args);
  if (adt === undefined) throw new Error(problems.map(locate).join(' '));
  return adt;
};
const faults = (...args: Parameters<typeof read>): string[] => {
  const { adt, problems } = read(...args);
  const severity = adt === undefined ? 'error' : 'warning';
  return problems
    .filter((problem) => problem.severity === severity)
    .map((problem) => `${locate(problem)}:${problem.code}`);
};
const trigger = (code: string): NonNullable<Changes> => ({ MSH: { 9: ['ADT', code] } });

const ids = (field: string, options: AdtOptions = {}): unknown => {
  const text = demoMessage({ PID: { 3: 'IDS' } }).replace('IDS', field);
  const { message } = readMessage(text);
  return message === undefined ? undefined : readAdt(message, options).adt?.patient.identifiers;
};
const former = (value: string): WrittenSegment => ['MRG', { 1: [value, '', '', 'RVV'] }];
const mrg = (fields: WrittenSegment[1]): WrittenSegment[] => [['MRG', fields]];

describe('an ADT message', () => {
  it('reads what patient flow needs', () => {
    expect(read()).toEqual({
      adt: {
        controlId: 'M0001',
        sendingApplication: 'PAS',
        sendingFacility: 'RVV01',
        trigger: 'A01',
        occurredAt: '2026-11-01T10:10:00.000Z',
        recordedAt: '2026-11-01T10:14:00.000Z',
        patient: {
          identifiers: [
            { value: '9434765919', type: 'NH', authority: 'NHS' },
            { value: 'RVV123', type: 'PI', authority: 'RVV' },
          ],
          familyName: 'TESTPERSON',
          givenName: 'ALICE',
          birthDate: '1950-02-14',
          sex: 'F',
          address: '1 HIGH STREET, CANTERBURY, CT1 1AA',
          phone: '01227000000',
          accountNumber: 'A77',
        },
        visit: {
          number: 'V00012345',
          patientClass: 'I',
          location: { pointOfCare: 'CAMBRIDGE', room: 'BAY2', bed: 'BED05', facility: 'RVV01' },
          priorLocation: { pointOfCare: 'AE', room: undefined, bed: undefined, facility: undefined },
          treatmentFunction: '300',
          admissionSource: '19',
          dischargeDisposition: undefined,
          admittedAt: '2026-11-01T10:10:00.000Z',
          dischargedAt: undefined,
          expectedAdmissionAt: '2026-11-01T00:00:00.000Z',
          expectedDischargeAt: '2026-11-05T00:00:00.000Z',
        },
        merge: undefined,
      },
      z: { verbatim: [], facts: {} },
      problems: [],
    });
  });

  it('keeps deleted apart from not said', () => {
    const { visit, patient } = accepted({ PV1: { 3: null, 10: null, 45: null }, PID: { 7: null, 11: null, 5: [] } });
    expect(visit).toMatchObject({ location: null, treatmentFunction: null, dischargedAt: null });
    expect(patient).toMatchObject({ birthDate: null, address: null, familyName: undefined });
  });

  it('falls back: EVN-2, then MSH-7, for the clocks; PID-18 for the visit number', () => {
    expect(accepted({ EVN: { 6: undefined } })).toMatchObject({ occurredAt: '2026-11-01T10:14:00.000Z' });
    const sent = '2026-11-01T10:15:00.000Z';
    expect(accepted({ EVN: null })).toMatchObject({ occurredAt: sent, recordedAt: sent });
    expect(accepted({ PV1: { 19: undefined } }).visit?.number).toBe('A77');
  });

  it('uses a time that can be read when another cannot, and tells', () => {
    const changes = { EVN: { 2: 'yesterday' } };
    expect(accepted(changes).recordedAt).toBe('2026-11-01T10:15:00.000Z');
    expect(faults(changes)).toEqual(['EVN-2:102']);
    expect(faults({ EVN: { 2: 'x', 6: 'y' }, MSH: { 7: '01/15/2025' } })).toEqual([
      'MSH-7:102',
      'EVN-2:102',
      'EVN-6:102',
    ]);
    expect(faults({ EVN: null, MSH: { 7: '' } })).toEqual(['EVN-2:101']);
  });
});

describe('identifiers', () => {
  it.each([
    ['9434765919^^^^NH', 'NH', 'NHS', '9434765919'],
    ['943 476 5919^^^NHS', 'NH', 'NHS', '9434765919'],
    ['2021051528^^^NHSNBR^NHSNMBR', 'NH', 'NHS', '2021051528'],
    ['9434765919^^^&2.16.840.1.113883.2.1.4.1&ISO', 'NH', 'NHS', '9434765919'],
    ['  77  ^^^HOSP^MR', 'MR', 'HOSP', '77'],
    ['77', undefined, 'RVV01', '77'],
    ['77^^^&1.2.3&ISO^PI', 'PI', '1.2.3', '77'],
    ['77^^^NHS^PI', 'PI', 'NHS', '77'],
    ['7\\T\\7^^^HOSP', undefined, 'HOSP', '7&7'],
  ])('reads %s', (field, type, authority, value) => expect(ids(field)).toEqual([{ value, type, authority }]));

  it('gives a nameless identifier to the authority of the interface', () => {
    expect(ids('77', { identifierAuthority: 'EKHUFT' })).toEqual([
      { value: '77', type: undefined, authority: 'EKHUFT' },
    ]);
  });

  it('leaves out repetitions that are empty or whose check digit is wrong, and tells', () => {
    const changes = {
      PID: { 3: { repetitions: [['9434765918', '', '', 'NHS', 'NH'], ['^'], ['77', '', '', 'RVV']] } },
    };
    expect(accepted(changes).patient.identifiers.map(({ value }) => value)).toContain('77');
    expect(faults(changes)).toEqual(['PID-3.1:102']);
  });

  it('refuses a person without a usable identifier', () => {
    expect(faults({ PID: { 3: undefined } })).toEqual(['PID-3:101']);
    expect(faults({ PID: { 3: null } })).toEqual(['PID-3:101']);
    expect(faults({ PID: { 3: ['9434765918', '', '', '', 'NH'] } })).toEqual(['PID-3.1:102']);
  });
});

describe('what is missing', () => {
  it.each([
    ['A01', { PV1: { 19: undefined }, PID: { 18: undefined } }, ['PV1-19:101']],
    ['A03', { PV1: null }, ['PV1:100']],
    ['A02', { PV1: { 3: undefined } }, ['PV1-3:101']],
    ['A02', { PV1: { 3: null } }, ['PV1-3:101']],
    ['A08', { PID: null }, ['PID:100']],
    ['A40', {}, ['MRG:100']],
    ['A01', { PV1: { 19: 'x'.repeat(41) } }, ['PV1-19.1:102']],
  ])('%s is refused for %j', (code, changes, told) => expect(faults({ ...trigger(code), ...changes })).toEqual(told));

  it.each([
    ['A01', { PV1: { 3: undefined } }, ['PV1-3:101']],
    ['A01', { PV1: { 2: undefined } }, ['PV1-2:101']],
    ['A03', { PV1: { 3: undefined, 45: 'soon' } }, ['PV1-45:102']],
    ['A01', { PV1: { 36: 'x'.repeat(21) } }, ['PV1-36.1:102']],
    ['A01', { PID: { 7: '31 May' } }, ['PID-7:102']],
    ['A01', { EVN: { 1: 'A08' } }, ['EVN-1:103']],
    ['A28', { PV1: null }, []],
    ['A31', { PV1: { 19: undefined }, PID: { 18: undefined } }, []],
  ])('%s is accepted and told of %j', (code, changes, told) =>
    expect(faults({ ...trigger(code), ...changes })).toEqual(told),
  );

  it('tells all faults at once, where, what kind of value, which rule and how to mend it, and never the value', () => {
    const changes = { PID: { 3: ['9434765918', '', '', '', 'NH'], 18: undefined }, PV1: { 19: undefined } };
    const { problems } = read(changes);
    expect(problems.map(locate)).toEqual(['PV1-19', 'PID-3.1', 'PID-3.1']);
    for (const problem of problems) expect(problem.rule.length * problem.fix.length).toBeGreaterThan(0);
    expect(problems[1]?.valueClass).toBe('digits of 10');
    expect(JSON.stringify(problems)).not.toContain('943476');
  });

  it('refuses two persons or two visits in one message', () => {
    expect(faults({}, [['PID', { 3: '88' }]])).toEqual(['PID[2]:100']);
    expect(faults({}, [['PV1', { 19: 'V2' }]])).toEqual(['PV1[2]:100']);
    expect(faults(trigger('A40'), [former('OLD1'), former('OLD2')])).toEqual(['MRG[2]:100']);
  });

  it('refuses a trigger that is not translated', () => expect(faults(trigger('A60'))).toEqual(['MSH-9.2:201']));
});

describe('merges', () => {
  it.each(['A40', 'A34', 'A47'])('%s names the former record', (code) => {
    const { merge, visit } = accepted(
      { ...trigger(code), PV1: null },
      mrg({ 1: ['OLD9', '', '', 'RVV', 'PI'], 3: 'A66' }),
    );
    expect(merge).toEqual({ identifiers: [{ value: 'OLD9', type: 'PI', authority: 'RVV' }], visitNumber: 'A66' });
    expect(visit).toBeUndefined();
  });
  it('A45 names the visit that moves', () => {
    const fields = { 1: ['OLD9', '', '', 'RVV'], 5: ['V9', '', '', 'RVV', 'VN'] };
    expect(accepted(trigger('A45'), mrg(fields)).merge?.visitNumber).toBe('V9');
    expect(accepted(trigger('A45'), mrg({ 1: ['OLD9', '', '', 'RVV'] })).visit?.number).toBe('V00012345');
    expect(faults({ ...trigger('A45'), PV1: null }, mrg({ 1: ['OLD9', '', '', 'RVV'] }))).toEqual(['MRG-5:101']);
  });
  it.each(['A40', 'A34', 'A47', 'A45'])('%s of a record with itself is refused', (code) => {
    expect(faults(trigger(code), mrg({ 1: ['RVV123', '', '', 'RVV'], 5: 'V9' }))).toEqual(['MRG-1:205']);
  });
  it('two records of one NHS number can be merged', () => {
    const both = {
      repetitions: [
        ['9434765919', '', '', '', 'NH'],
        ['OLD9', '', '', 'RVV'],
      ],
    };
    expect(accepted(trigger('A40'), mrg({ 1: both })).merge?.identifiers).toHaveLength(2);
  });
  it('refuses a visit number of more than 40 characters', () => {
    expect(faults(trigger('A45'), mrg({ 1: ['1', '', '', 'RVV'], 5: 'V'.repeat(41) }))).toContain('MRG-5:102');
  });
  it('refuses an empty MRG-1', () => expect(faults(trigger('A40'), mrg({ 3: 'A1' }))).toEqual(['MRG-1:101']));
});

describe('site-defined segments', () => {
  it('are kept word for word, and read as the interface says', () => {
    const more: WrittenSegment[] = [
      ['ZU1', { 1: '1', 3: ['03', 'A|E'], 7: null }],
      ['ZU8', { 1: 'Y' }],
    ];
    const zSegments = { ZU1: { urgency: '3', urgencyName: '3.2', spellStart: '2', gone: '7' }, ZU4: { x: '1' } };
    const result = read({}, more, { zSegments });
    expect('z' in result && result.z).toEqual({
      verbatim: ['ZU1|1||03^A\\F\\E||||""', 'ZU8|Y'],
      facts: { urgency: '03', urgencyName: 'A|E', gone: null },
    });
  });
});

describe('a problem', () => {
  it('is typed for the error desk', () => {
    const [problem] = read({ PV1: { 19: undefined }, PID: { 18: undefined } }).problems as [Problem];
    expect(problem).toEqual({
      segment: 'PV1',
      occurrence: 1,
      field: 19,
      component: undefined,
      code: 101,
      severity: 'error',
      valueClass: 'empty',
      rule: 'A message about a visit names it: a visit number in PV1-19 (or an account number in PID-18).',
      fix: 'Send the same visit number in PV1-19 of every message of the visit.',
    });
  });
});
