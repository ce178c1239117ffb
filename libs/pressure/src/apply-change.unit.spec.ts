import fc from 'fast-check';
import { applyChange } from './apply-change.ts';
import type { BoardChange, BoardFacts } from './board-facts.ts';
import { boardAt } from './board-at.ts';
import { beds, facts, feed, layout, NOW, secondsAgo } from './board.fixture.ts';

const nothing: BoardFacts = { beds: [], flows: [], feeds: [], heartbeats: [], opel: [], figures: [], alerts: [] };

const change = fc.oneof(
  fc.record({ site: fc.constantFrom('RVV01', 'RVV09'), n: fc.nat(30) }).map(({ site, n }) => beds('RVV', site, 2, n)),
  fc.nat(300).map((ago) => feed('RVV', 'east-pas', ago)),
  fc.nat(50).map((admissions): BoardChange => ({ ...facts.flows[0]!, admissions })),
  fc
    .nat(200)
    .map((ago): BoardChange => ({ kind: 'heartbeat', startedAt: secondsAgo(ago + 1), heardAt: secondsAgo(ago) })),
);

const opel = (placeId: string, pillar: string, points: number): BoardChange => ({
  kind: 'opel',
  placeId,
  pillar,
  level: 1,
  points,
  maxPoints: 100,
  best: { points, level: 1 },
  worst: { points, level: 1 },
  unsure: [],
  frameworkId: 'integrated',
  frameworkName: 'Integrated',
  provisional: true,
  scoredAt: secondsAgo(0),
});

describe('applying the change log', () => {
  it('replaces the score of the same place and pillar', () => {
    const scores = [
      opel('QKS', 'overall', 1),
      opel('QKS', 'acute', 2),
      opel('RPA', 'acute', 3),
      opel('QKS', 'acute', 4),
    ];
    const kept = scores
      .reduce(applyChange, nothing)
      .opel.map(({ placeId, pillar, points }) => [placeId, pillar, points]);
    expect(kept).toEqual([
      ['QKS', 'overall', 1],
      ['RPA', 'acute', 3],
      ['QKS', 'acute', 4],
    ]);
  });

  it('lets a score go that is made no longer, and no other', () => {
    const scores = [opel('QKS', 'overall', 1), opel('QKS', 'nhs-111', 2), opel('RYD', 'nhs-111', 3)];
    const gone: BoardChange = { kind: 'opel-gone', placeId: 'QKS', pillar: 'nhs-111' };
    const { opel: left } = [...scores, gone, gone].reduce(applyChange, nothing);
    expect(left.map(({ placeId, pillar }) => `${placeId}/${pillar}`)).toEqual(['QKS/overall', 'RYD/nhs-111']);
  });

  it('replaces the figure of the same place, and lets an alert go whose cause is gone', () => {
    const figure = (placeId: string, value: number): BoardChange => ({
      kind: 'figure',
      figureId: 'ambulance-handover-mean',
      placeId,
      name: 'Ambulance handover',
      unit: 'minutes',
      value,
      asOf: secondsAgo(60),
      receivedAt: secondsAgo(50),
      expectedEverySeconds: 900,
      provisional: true,
    });
    const alert = { kind: 'alert', alertId: 'a', cause: 'c', placeId: 'RPA', says: 's', action: 'a' } as const;
    const raised: BoardChange = { ...alert, raisedAt: secondsAgo(9) };
    const before = [figure('RPA', 20), figure('RVV', 30), figure('RPA', 25), raised].reduce(applyChange, nothing);
    expect(before.figures.map(({ placeId, value }) => [placeId, value])).toEqual([
      ['RVV', 30],
      ['RPA', 25],
    ]);
    expect(before.alerts).toEqual([raised]);
    expect(applyChange(before, { ...raised, clearedAt: secondsAgo(1) }).alerts).toEqual([]);
  });

  it('replaces what is known of the same site, day or feed', () => {
    const after = applyChange(facts, beds('RPA', 'RPA02', 1, 30));
    expect(boardAt(layout, after, NOW).providers[1]!.figures.usable.value).toBe(0);
    expect(after.beds).toHaveLength(3);
  });

  it('makes no difference the second time', () => {
    fc.assert(
      fc.property(fc.array(change), fc.nat(), (changes, from) => {
        const once = changes.reduce(applyChange, nothing);
        const repeated = changes.slice(from % (changes.length + 1)).reduce(applyChange, once);
        expect(boardAt(layout, repeated, NOW)).toEqual(boardAt(layout, once, NOW));
      }),
    );
  });

  it('forgets heartbeats older than five minutes', () => {
    const old: BoardChange = { kind: 'heartbeat', startedAt: secondsAgo(401), heardAt: secondsAgo(400) };
    const fresh: BoardChange = { kind: 'heartbeat', startedAt: secondsAgo(1), heardAt: secondsAgo(0) };
    expect([old, fresh].reduce(applyChange, nothing).heartbeats).toEqual([fresh]);
  });
});
