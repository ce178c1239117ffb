import { readHistory } from './read-history.ts';

const line = (at: number, by = 'sender-1') => JSON.stringify({ at, by, kind: 'disconnected' });
const file = (name: string, ...lines: string[]) => ({ name, text: lines.map((one) => `${one}\n`).join('') });

describe('reading a history', () => {
  it('brings the lines of all files in the order of time, those of one moment in the order of their file', () => {
    const found = readHistory([file('a', line(1), line(5), line(5, 'later')), file('b', line(3), line(5, 'other'))]);
    expect(found.map(({ at, by }) => `${at} ${by}`)).toEqual([
      '1 sender-1',
      '3 sender-1',
      '5 sender-1',
      '5 later',
      '5 other',
    ]);
  });

  it('leaves out a last line that was cut short by a kill', () => {
    expect(readHistory([{ name: 'a', text: `${line(1)}\n{"at":2,"by":"sen` }])).toHaveLength(1);
    expect(readHistory([{ name: 'a', text: '{"at' }])).toEqual([]);
  });

  it('keeps a last line that lacks only its line break', () => {
    expect(readHistory([{ name: 'a', text: `${line(1)}\n${line(2)}` }])).toHaveLength(2);
  });

  it.each(['nonsense', '{"at":1', 'null', '7', '{"by":"x","kind":"left"}', ''])(
    'names the file and the line of %p in the middle',
    (broken) => {
      expect(() => readHistory([file('a', line(1)), file('gateway-1.2', line(1), broken, line(2))])).toThrow(
        'gateway-1.2:2 is not an entry of a history',
      );
    },
  );

  it('reads nothing from nothing', () => expect(readHistory([{ name: 'a', text: '' }])).toEqual([]));
});
