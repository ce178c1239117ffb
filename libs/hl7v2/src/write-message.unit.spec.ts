import { acknowledgedIdOf, controlIdOf } from './control-id.ts';
import { readMessage } from './read-message.ts';
import { writeMessage } from './write-message.ts';

describe('writing a message', () => {
  const text = writeMessage([
    ['MSH', { 3: 'A|B', 9: ['ADT', 'A01'], 10: 'M1', 12: '2.4' }],
    ['PID', { 2: null, 3: { repetitions: [['1', undefined, '', ['X', '1.2']], '2'] }, 5: ['O^Neil', 'A\\B'] }],
    ['EVN', {}],
  ]);

  it('places fields by their number and escapes', () => {
    expect(text).toBe('MSH|^~\\&|A\\F\\B||||||ADT^A01|M1||2.4\rPID||""|1^^^X&1.2~2||O\\S\\Neil^A\\E\\B\rEVN\r');
  });

  it('is read back', () => {
    const { message } = readMessage(text);
    expect(message?.header.sendingApplication).toBe('A|B');
    expect(message?.value('PID', 5)).toBe('O^Neil');
    expect(message?.value('PID', 3, 4, 2)).toBe('1.2');
    expect(message?.value('PID', 3, 1, 1, 2)).toBe('2');
  });

  it('its control id can be read from bytes, and from its acknowledgement', () => {
    expect(controlIdOf(Buffer.from(text))).toBe('M1');
    expect(controlIdOf(Buffer.from('rubbish'))).toBeUndefined();
    expect(acknowledgedIdOf(Buffer.from('MSH|^~\\&|\rMSA|AA|M1|x\r'))).toBe('M1');
    expect(acknowledgedIdOf(Buffer.from('MSH|^~\\&|\rMSA|AA\r'))).toBeUndefined();
  });
});
