import { sayForeseen, sayMinutes, type Outcome } from './tried.ts';

const outcome: Outcome = {
  table: 'x',
  minutes: { opel1: 0, opel2: 0, opel3: 0, opel4: 0, unknown: 0 },
  changes: 0,
  alerts: 2,
  events: 2,
  foreseen: 1,
  missed: 1,
  falseAlerts: 1,
  leadMinutes: { median: 39.6 },
};

describe('what tables would have declared', () => {
  it.each([
    [0, '0 min'],
    [59.4, '59 min'],
    [59.6, '1 h'],
    [200, '3 h 20 min'],
  ])('for %s minutes is %s', (minutes, says) => expect(sayMinutes(minutes)).toBe(says));

  it('tells what was warned of, and how long before', () => {
    expect(sayForeseen(outcome)).toBe('1 of 2, 40 min ahead');
    expect(sayForeseen({ ...outcome, foreseen: 0, leadMinutes: null })).toBe('0 of 2');
    expect(sayForeseen({ ...outcome, events: 0 })).toBe('nothing to warn of');
  });
});
