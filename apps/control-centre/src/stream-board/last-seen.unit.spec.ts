import { lastSeen } from './last-seen.ts';

describe('what a viewer says it has', () => {
  it.each([
    [undefined, undefined, undefined],
    ['41', undefined, 41],
    [undefined, '41', 41],
    ['44', '41', 44],
    ['41', '44', 44],
    ['0', undefined, 0],
    ['', undefined, undefined],
    ['-1', undefined, undefined],
    ['1e9', 'x', undefined],
    ['99999999999999999999', undefined, undefined],
  ])('header %s and query %s mean %s', (header, after, seq) => expect(lastSeen(header, after)).toBe(seq));
});
