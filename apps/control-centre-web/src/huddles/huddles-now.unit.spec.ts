import type { BoardSnapshot } from '@careway/pressure';
import { frozenRows, sayCounts, sayEntry, sayFrozen, sayOpened, type Entry, type Huddle } from './huddles-now.ts';

const at = '2026-11-22T10:00:00.000Z';
const snapshot: BoardSnapshot = {
  seq: 7,
  serverTime: at,
  layout: {
    title: 'Kent and Medway',
    day: '2026-11-22',
    heartbeatEverySeconds: 5,
    providers: [
      {
        id: 'RPA',
        name: 'Medway',
        sites: [{ id: 'RPA02', name: 'Medway Maritime', wards: 1 }],
        feeds: [{ id: 'rpa-pas', name: 'PAS', expectedEverySeconds: 60 }],
      },
    ],
  },
  facts: {
    beds: [
      {
        kind: 'beds',
        siteId: 'RPA02',
        providerId: 'RPA',
        open: 20,
        occupied: 18,
        usable: 1,
        onLeave: 1,
        wards: 1,
        asOf: at,
        knownAt: at,
      },
    ],
    flows: [],
    feeds: [{ kind: 'feed', feedId: 'rpa-pas', providerId: 'RPA', lastReceivedAt: at, expectedEverySeconds: 60 }],
    heartbeats: [],
    opel: [],
    figures: [],
    alerts: [],
  },
};

describe('a huddle in words', () => {
  const huddle: Huddle = {
    huddleId: 'h',
    number: 1,
    title: 'Morning huddle',
    openedAt: at,
    openedBy: { name: 'Ann Lee', role: 'control-centre' },
    decisions: 1,
    actions: 2,
    actionsOpen: 1,
  };
  const entry: Entry = { number: 1, kind: 'action', says: 'Open it', saidAt: at, saidBy: huddle.openedBy };

  it('has the figures of its moment, and what is not known is said to be so', () => {
    expect(frozenRows(snapshot)).toEqual([
      { placeId: 'RPA', name: 'Medway', occupied: '18', usable: '1', onLeave: '1', opel: 'unknown' },
    ]);
    expect(sayFrozen({ value: 38, state: 'stale' })).toBe('38 (stale)');
    expect(sayFrozen({ value: null, state: 'never received' })).toBe('unknown');
    const range = { atLeast: 20, known: 2, of: 3, parts: 'sites', missing: ['Deal'] };
    expect(sayFrozen({ value: null, range, state: 'stale' })).toBe('at least 20 (2 of 3)');
  });

  it('says who opened and closed it, and how much came of it', () => {
    expect(sayOpened(huddle)).toBe('opened 22 November 2026 10:00:00 by Ann Lee; open');
    expect(sayOpened({ ...huddle, closedAt: at, closedBy: huddle.openedBy })).toMatch(/; closed .* by Ann Lee$/);
    expect(sayCounts(huddle)).toBe('1 decision, 2 actions, 1 open');
  });

  it('says why something was decided, and whose an action is', () => {
    expect(sayEntry({ ...entry, kind: 'decision', reason: 'Four wait' })).toBe('Why: Four wait');
    const agreed = { ...entry, owner: 'Site lead', dueAt: at };
    expect(sayEntry(agreed)).toBe('Site lead, until 22 November 2026 10:00:00: open');
    expect(sayEntry({ ...agreed, doneAt: at, doneBy: huddle.openedBy, doneSays: 'Staffed' })).toMatch(
      /: done .* by Ann Lee: Staffed$/,
    );
  });
});
