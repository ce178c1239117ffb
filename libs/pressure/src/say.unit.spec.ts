import { sayAge, sayClock, sayDay, sayFigure, sayTime } from './say.ts';

describe('words on the board', () => {
  it.each([
    [0.9, '0 s'],
    [59.9, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [47.9 * 3600, '47 h'],
    [48 * 3600, '2 days'],
  ])('an age of %s s is %s', (seconds, words) => expect(sayAge(seconds)).toBe(words));

  it('uses the 24-hour clock of London and spells the month', () => {
    const at = Date.parse('2026-07-04T22:05:09.000Z');
    expect([sayClock(at), sayTime(at), sayDay(at)]).toEqual(['23:05:09', '23:05', '4 July 2026']);
    expect(sayClock(Date.parse('2026-01-01T00:00:00.000Z'))).toBe('00:00:00');
  });

  it('groups thousands and shows a dash for what is unknown', () => {
    expect(sayFigure({ value: 1204 })).toBe('1,204');
    expect(sayFigure({ value: 0 })).toBe('0');
    expect(sayFigure({ value: null })).toBe('–');
  });
});
