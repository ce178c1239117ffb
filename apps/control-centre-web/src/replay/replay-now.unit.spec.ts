import { fieldOf, minutesOf, momentOfField, momentIn, sayMoment, sayNumber } from './replay-now.ts';

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);
const span = { from: '2026-11-23T09:00:10.000Z', to: '2026-11-23T10:00:50.000Z' };

describe('the moments that can be shown again', () => {
  it('are full minutes within what was kept', () => {
    expect(minutesOf(span)).toEqual({ first: at('09:01:00'), last: at('10:00:00') });
    expect(minutesOf({ to: span.to })).toBeUndefined();
    const young = { from: '2026-11-23T10:00:10.000Z', to: '2026-11-23T10:00:50.000Z' };
    expect(minutesOf(young)).toEqual({ first: at('10:00:50'), last: at('10:00:50') });
  });

  it('hold the one that an address names, or the last', () => {
    const minutes = minutesOf(span)!;
    expect(momentIn(minutes, '2026-11-23T09:30:29.000Z')).toBe(at('09:30:00'));
    expect(momentIn(minutes, '2026-11-22T09:30:00.000Z')).toBe(minutes.first);
    expect(momentIn(minutes, '2026-12-22T09:30:00.000Z')).toBe(minutes.last);
    expect(momentIn(minutes, 'yesterday')).toBe(minutes.last);
    expect(momentIn(minutes, null)).toBe(minutes.last);
  });

  it('are said, and so are numbers: unknown is not 0', () => {
    expect(sayMoment(at('10:42:00'))).toBe('23 November 2026 10:42');
    expect(sayNumber(1_204, 'beds')).toBe('1,204 beds');
    expect(sayNumber(null, 'beds')).toBe('unknown');
  });

  it.each([
    ['2026-11-23T10:42', '2026-11-23T10:42:00.000Z'],
    ['2026-07-01T10:42', '2026-07-01T09:42:00.000Z'],
    ['2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
  ])('are chosen by the clocks of England: %s', (field, moment) => {
    expect(momentOfField(field)).toBe(Date.parse(moment));
    expect(fieldOf(Date.parse(moment))).toBe(field);
  });

  it('are not chosen by what is no time, or an hour that was left out', () => {
    expect([momentOfField(''), momentOfField('2026-03-29T01:30')]).toEqual([undefined, undefined]);
  });
});
