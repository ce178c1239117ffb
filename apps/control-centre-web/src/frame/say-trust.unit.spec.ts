import { sayTrust } from './say-trust.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const problem = { status: 502, title: 'Bed tracking does not answer' };

describe('how far a page can be believed', () => {
  it.each([
    [undefined, undefined, false, 'Looking …'],
    [undefined, problem, true, 'Nothing to show: Bed tracking does not answer'],
    [now - 2_000, undefined, false, 'Read 2 s ago'],
    [now - 4_000, problem, false, 'Read 4 s ago'],
    [now - 61_000, problem, true, 'Not read since 09:58:59, 1 min ago: Bed tracking does not answer'],
  ])('read at %s with %j', (readAt, said, isOld, says) => {
    expect(sayTrust(readAt, said, now)).toEqual({ isOld, says });
  });
});
