import type { BoardChange, BoardSnapshot } from '@careway/pressure';
import { hold, take } from './held-board.ts';

const snapshot: BoardSnapshot = {
  seq: 7,
  serverTime: '2026-11-22T10:00:00.000Z',
  layout: { title: 'A place', day: '2026-11-22', heartbeatEverySeconds: 5, providers: [] },
  facts: { beds: [], flows: [], feeds: [], heartbeats: [], opel: [], figures: [], alerts: [] },
};
const change = (lastReceivedAt: string): BoardChange => ({
  kind: 'feed',
  feedId: 'pas',
  providerId: 'RPA',
  lastReceivedAt,
  expectedEverySeconds: 60,
});

describe('what a screen holds', () => {
  it('takes the next change', () => {
    const after = take(hold(snapshot), 8, change('2026-11-22T10:00:01.000Z'));
    expect(after).toMatchObject({ seq: 8, facts: { feeds: [{ lastReceivedAt: '2026-11-22T10:00:01.000Z' }] } });
  });

  it('does not take a change twice', () => {
    const held = hold(snapshot);
    expect(take(held, 7, change('2026-11-22T09:00:00.000Z'))).toBe(held);
  });

  it('finds a gap', () => expect(take(hold(snapshot), 9, change('2026-11-22T10:00:02.000Z'))).toBe('gap'));
});
