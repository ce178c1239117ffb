import { inOrder, sayBudget, sayStanding, type AlertNow } from './alerts-now.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const alert = (more: Partial<AlertNow> = {}): AlertNow => ({
  alertId: 'a',
  number: 1,
  placeId: 'RPA',
  says: 'Medway: ambulance handover above 60 minutes',
  action: 'Open the escalation ward',
  owner: 'Site team',
  deputy: 'On-call director',
  provisional: true,
  since: inMinutes(-20),
  raisedAt: inMinutes(-10),
  dueAt: inMinutes(12),
  acted: 0,
  ...more,
});

describe('an alert on its page', () => {
  it.each([
    [{}, '12 min left; nobody has acknowledged it'],
    [{ dueAt: inMinutes(-3), escalatedAt: inMinutes(-1) }, '3 min over; nobody has acknowledged it, escalated'],
    [{ acknowledgedAt: inMinutes(-5), acted: 1 }, '12 min left; acknowledged, acted on once'],
    [{ acknowledgedAt: inMinutes(-5), acted: 2 }, '12 min left; acknowledged, acted on 2 times'],
    [{ clearedAt: inMinutes(-4) }, 'cleared 4 min ago'],
  ])('tells how far it has come: %j', (more, says) => expect(sayStanding(alert(more), now)).toBe(says));

  it('comes before others that wait less', () => {
    const all = [
      alert({ alertId: 'cleared', clearedAt: inMinutes(-1) }),
      alert({ alertId: 'taken', acknowledgedAt: inMinutes(-1), dueAt: inMinutes(2) }),
      alert({ alertId: 'new' }),
      alert({ alertId: 'sooner', dueAt: inMinutes(1) }),
      alert({ alertId: 'over', acknowledgedAt: inMinutes(-1), dueAt: inMinutes(-1) }),
    ];
    expect(inOrder(all, now).map(({ alertId }) => alertId)).toEqual(['over', 'sooner', 'new', 'taken', 'cleared']);
  });

  it('is counted, and nothing is said of none', () => {
    expect(sayBudget(1.26, '')).toBe('1.3');
    expect(sayBudget(40, ' %')).toBe('40 %');
    expect(sayBudget(null, ' %')).toBe('–');
  });
});
