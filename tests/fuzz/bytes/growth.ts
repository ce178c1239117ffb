/** Inputs of any size that have made readers of such input slow: by their size squared, or worse. */
export interface Growing {
  name: string;
  door: 'framing' | 'er7' | 'json';
  /** An input of about so many bytes. */
  make(bytes: number): Buffer;
}

const MSH = 'MSH|^~\\&|PAS|TRUST|CW|ICS|20261122||ADT^A01|1|P|2.4';
const message = (pid: string, more = ''): string =>
  `${MSH}\rEVN||20261122\rPID|${pid}\rPV1||I|AMU||||||||||||||||V1\r${more}`;
const merge = (pid: string, mrg: string): string =>
  `${MSH.replace('A01', 'A40')}\rEVN||20261122\rPID|||${pid}\rMRG|${mrg}\r`;

const fill = (unit: string, bytes: number): string => unit.repeat(Math.max(1, Math.floor(bytes / unit.length)));
const numbered = (unit: (at: number) => string, bytes: number): string => {
  const parts: string[] = [];
  for (let [at, size] = [0, 0]; size < bytes; at += 1) size += parts[parts.push(unit(at)) - 1]!.length;
  return parts.join('');
};
const er7 = (name: string, make: (bytes: number) => string): Growing => ({
  name,
  door: 'er7',
  make: (bytes) => Buffer.from(make(bytes)),
});
const body = (patient: string): string =>
  `{"controlId":"1","sendingApplication":"PAS","sendingFacility":"TRUST","type":"ADT","event":"A01","occurredAt":"2026-11-22T09:40:00Z","patient":${patient}}`;
const json = (name: string, patient: (bytes: number) => string): Growing => ({
  name,
  door: 'json',
  make: (bytes) => Buffer.from(body(patient(bytes))),
});
const stream = (name: string, unit: string): Growing => ({
  name,
  door: 'framing',
  make: (bytes) => Buffer.from(fill(unit, bytes), 'latin1'),
});

export const growing: readonly Growing[] = [
  stream('starts', '\x0b'),
  stream('ends', '\x1c'),
  stream('empty frames', '\x0b\x1c\r'),
  stream('frames within noise', 'x\x0b\x1c'),
  stream('ends that are none', '\x0bA\x1cB\x1c\x1c'),
  stream('noise', 'GET / HTTP/1.1\r\n'),
  er7('escapes that are none', (n) => message(`||1||${fill('\\', n)}`)),
  er7('escapes', (n) => message(`||1||${fill('\\F\\', n)}`)),
  er7('unknown escapes', (n) => message(`||1||${fill('\\H\\\\Zq\\', n)}`)),
  er7('hexadecimal', (n) => message(`||1||\\X${fill('C3', n)}\\`)),
  er7('identifiers', (n) => message(`||${numbered((at) => `${at}~`, n)}`)),
  er7('identifiers that are none', (n) => message(`||${fill('1^^^^NH~', n)}`)),
  er7('empty repetitions', (n) => message(`||${fill('~', n)}`)),
  er7('components', (n) => message(`||1||${fill('^', n)}A`)),
  er7('subcomponents', (n) => message(`||${fill('&', n)}A`)),
  er7('fields', (n) => message(fill('|', n))),
  er7('a long timestamp', (n) => message('||1', `PV2||||||||${fill('9', n)}\r`)),
  er7('a long fraction', (n) => message('||1', `PV2||||||||20261122.${fill('9', n)}+\r`)),
  er7('a long number of the NHS', (n) => message(`||${fill('9 ', n)}^^^^NH`)),
  er7('segments', (n) => message('||1', fill('ZZZ|1\r', n))),
  er7('persons', (n) => message('||1', fill('PID|1\r', n))),
  er7('line feeds', (n) => message('||1', fill('\n', n))),
  er7('line feeds with names', (n) => message('||1', fill('\nZZZ|', n))),
  er7('line feeds and returns', (n) => message('||1', fill('\r\n\n', n))),
  er7('spaces', (n) => `${fill(' ', n)}${message('||1')}`),
  er7('spaces and a letter', (n) => `${fill(' \r', n)}X`),
  er7('zero bytes at the end', (n) => `${message('||1')}${fill('\0 ', n)}`),
  er7('headers', (n) => fill(`${MSH}\r`, n)),
  er7('a batch', (n) => `BHS|^~\\&|PAS|TRUST\r${fill(message('||1'), n)}`),
  er7('a batch of headers', (n) => `BHS|^~\\&|\r${fill('MSH|\r', n)}`),
  er7('a batch of foreign letters', (n) => `BHS|^~\\&|\r${fill('MSH|^~\\&|\u00e9||||||||||||||8859/2\r', n)}`),
  er7('counts of batches', (n) => `BHS|^~\\&|\r${message('||1')}${fill('BTS|7\r', n)}`),
  er7('a long count', (n) => `BHS|^~\\&|\r${message('||1')}BTS|${fill('9', n)}\r`),
  er7('a long control id', (n) => message('||1').replace('|1|P', `|${fill('é', n / 2)}|P`)),
  er7('a long name of a charset', (n) => message('||1').replace('|2.4', `|2.4||||||${fill('8', n)}`)),
  er7('bytes of no charset', (n) => message(`||1||${fill('\ud83d', n / 3)}`)),
  er7('who was merged', (n) => {
    const identifiers = (from: number) => numbered((at) => `${(from + at) % 100_000}~`, n / 2);
    return merge(identifiers(0), identifiers(5_000));
  }),
  json('identifiers', (n) => `{"identifiers":[${fill('{"value":"1"},', n)}{}]}`),
  json('objects', (n) => `{"identifiers":[${fill('{},', n)}{}]}`),
  json('nulls', (n) => `{"identifiers":[${fill('null,', n)}null]}`),
  json('lists in lists', (n) => `{"identifiers":${fill('[', n / 2)}${fill(']', n / 2)}}`),
  json('objects in objects', (n) => `${fill('{"patient":', n / 2)}1${fill('}', n / 20)}`),
  json('names', (n) => `{"identifiers":[]${numbered((at) => `,"k${at}":0`, n)}}`),
  json('the same name', (n) => `{"identifiers":[]${fill(',"sex":"F"', n)}}`),
  json('a long name', (n) => `{"${fill('k', n)}":0}`),
  json('a long day', (n) => `{"identifiers":[{"value":"1"}],"birthDate":"2026-${fill('0', n)}"}`),
  json('a long text', (n) => `{"identifiers":[{"value":"${fill('\\\\ud83d', n)}"}]}`),
  json('digits', (n) => `{"identifiers":${fill('9', n)}}`),
  {
    name: 'a long instant',
    door: 'json',
    make: (n) => Buffer.from(body('{"identifiers":[{"value":"1"}]}').replace('09:40:00Z', `09:40:00.${fill('0', n)}Z`)),
  },
];
