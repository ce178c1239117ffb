import type { AlertStanding } from '@careway/pressure';
import { decisionsOf } from './decisions.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const alert = (alertId: string, more: Partial<AlertStanding> = {}): AlertStanding => ({
  kind: 'alert',
  alertId,
  cause: alertId,
  placeId: 'RPA',
  says: `Medway: ${alertId}`,
  action: 'Open the escalation ward',
  raisedAt: inMinutes(-10),
  ...more,
});

describe('what has to be decided now', () => {
  it('is at most three lines: what, whose, and the time left', () => {
    const { shown, more } = decisionsOf(
      [
        alert('taken', { acknowledgedAt: inMinutes(-5), dueAt: inMinutes(1), owner: 'Site team' }),
        alert('no time'),
        alert('soon', { dueAt: inMinutes(12), owner: 'On-call director' }),
        alert('over', { acknowledgedAt: inMinutes(-5), dueAt: inMinutes(-5) }),
        alert('older', { raisedAt: inMinutes(-11) }),
      ],
      now,
    );
    expect(shown.map(({ what, whose, timeLeft, isOver }) => [what, whose, timeLeft, isOver])).toEqual([
      ['Medway: over', 'nobody yet', '5 min over', true],
      ['Medway: soon', 'On-call director', '12 min left', false],
      ['Medway: older', 'nobody yet', 'for 11 min', false],
    ]);
    expect(more).toBe(2);
  });

  it('is nothing while no alert stands', () => expect(decisionsOf([], now)).toEqual({ shown: [], more: 0 }));
});
