import type { Er7Message } from './er7-message.ts';
import { readMessage } from './read-message.ts';

const MSH = 'MSH|^~\\&|PAS|RVV|CW|ICS|20260101||ADT^A01^ADT_A01|M1|P|2.4';
const read = (text: string): Er7Message => {
  const { message } = readMessage(text);
  if (message === undefined) throw new Error('not read');
  return message;
};

describe('reading a message', () => {
  it.each(['\r', '\n', '\r\n'])('takes %j as line end', (end) => {
    const message = read([MSH, 'EVN|A01', 'PID|1||77', 'PV1|1|I', ''].join(end));
    expect(message.names).toEqual(['MSH', 'EVN', 'PID', 'PV1']);
    expect(message.value('PID', 3)).toBe('77');
    expect(message.header.version).toBe('2.4');
  });

  it('takes mixed line ends, but a lone LF inside a field as data', () => {
    const message = read(`${MSH}\r\nEVN|A01\nPID|1||77\rNTE|1||line one\nline two\n\rPV1|1|I\n`);
    expect(message.names).toEqual(['MSH', 'EVN', 'PID', 'NTE', 'PV1']);
    expect(message.value('NTE', 3)).toBe('line one\nline two');
    expect(message.value('PV1', 2)).toBe('I');
  });

  it('keeps apart a value, deleted and not said', () => {
    const message = read(`${MSH}\rPID|1|""|77^""^x||Doe^""`);
    expect(message.value('PID', 2)).toBeNull();
    expect(message.value('PID', 3, 2)).toBeNull();
    expect(message.value('PID', 4)).toBeUndefined();
    expect(message.value('PID', 99)).toBeUndefined();
    expect(message.value('ZZZ', 1)).toBeUndefined();
  });

  it('reads repetitions, components and subcomponents', () => {
    const message = read(`${MSH}\rPID|1||A^^^B&1.2&ISO^MR~C^^^D`);
    expect(message.repetitions('PID', 3)).toEqual(['A^^^B&1.2&ISO^MR', 'C^^^D']);
    expect(message.value('PID', 3, 4)).toBe('B');
    expect(message.value('PID', 3, 4, 2)).toBe('1.2');
    expect(message.value('PID', 3, 1, 1, 2)).toBe('C');
    expect(message.value('PID', 3, 1, 1, 3)).toBeUndefined();
  });

  it('counts MSH-1 as field 1', () => {
    const msh = read(MSH).segment('MSH');
    expect([1, 2, 3, 12].map((field) => msh?.field(field))).toEqual(['|', '^~\\&', 'PAS', '2.4']);
  });

  it('reads separators per message', () => {
    const message = read('MSH:;~\\&:PAS:RVV:::2026::ADT;A01:M1:P:2.4\rPID:1::77;;;RVV&x');
    expect(message.header).toMatchObject({ messageType: 'ADT', trigger: 'A01', controlId: 'M1' });
    expect(message.value('PID', 3, 4)).toBe('RVV');
  });

  it.each([
    ['^~\\', 'A&B', 'A&B'],
    ['^~\\&', 'A&B', 'A'],
    ['^~\\&#', 'A&B', 'A'],
    ['^~\\\\&', 'A&B', 'A'],
  ])('takes MSH-2 %s', (declared, sent, value) => {
    const message = read(`MSH|${declared}|PAS|RVV|||2026||ADT^A01|M1|P|2.7\rPID|||${sent}`);
    expect(message.value('PID', 3)).toBe(value);
  });

  it.each([
    ['', 'MSH', 100],
    ['\r\n ', 'MSH', 100],
    ['EVN|A01\rPID|1', 'MSH', 100],
    ['msh|^~\\&|PAS', 'MSH', 100],
    ['MSH', 'MSH-1', 102],
    ['MSHA^~\\&A', 'MSH-1', 102],
    ['MSH|^~', 'MSH-2', 102],
    ['MSH|^~|PAS|RVV', 'MSH-2', 102],
    ['MSH|^^\\&|PAS|RVV', 'MSH-2', 102],
    ['MSH|ABC\\&|PAS|RVV', 'MSH-2', 102],
    ['MSH|^~\\&#!|PAS|RVV', 'MSH-2', 102],
  ])('refuses %j at %s with %i', (text, place, code) => {
    const { problems } = readMessage(text);
    expect(problems).toHaveLength(1);
    expect(problems?.[0]).toMatchObject({ code, severity: 'error' });
    expect([problems?.[0]?.segment, problems?.[0]?.field].filter(Boolean).join('-')).toBe(place);
  });

  it('looks for MSH at the start of a segment only, and finds a second one there', () => {
    expect(read(`${MSH}\rNTE|1||see MSH|^~\\& in the manual`).names).toEqual(['MSH', 'NTE']);
    const twice = readMessage(`${MSH}\rPID|1\r${MSH}\rPID|1`);
    expect(twice).toMatchObject({ unreadable: true, problems: [{ segment: 'MSH', occurrence: 2, code: 100 }] });
  });

  it('tells segment names apart by case and by length', () => {
    const message = read(`${MSH}\rpid|1\rPIDX|2\rPV1`);
    expect(message.segments('PID')).toHaveLength(0);
    expect(message.segments('PV1')).toHaveLength(1);
  });

  it('stops at one segment too many, whatever follows', () => {
    const most = `${MSH}\r${'NTE|1\r'.repeat(9_999)}`;
    expect(read(most).segments('NTE')).toHaveLength(9_999);
    const tooMany = readMessage(`${most}NTE|1\r${'PID|1\r'.repeat(2_000_000)}`);
    expect(tooMany).toMatchObject({
      unreadable: true,
      header: { controlId: expect.any(String) },
      problems: [{ segment: 'MSH', code: 102, rule: 'A message holds at most 10000 segments.' }],
    });
  });

  it('reads 9,000 segments and 200,000 repetitions in time linear in the bytes', () => {
    const begun = process.cpuUsage();
    const many = read(`${MSH}\n${'NTE|1||x\n'.repeat(9_000)}PID|||${'7~'.repeat(200_000)}`);
    expect(many.segments('NTE')).toHaveLength(9_000);
    expect(many.repetitions('PID', 3)).toHaveLength(200_001);
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1000).toBeLessThan(2000);
  });
});
