import { boardAt } from './board-at.ts';
import { facts, feed, layout, NOW, secondsAgo } from './board.fixture.ts';
import { heartbeatNow } from './heartbeat-now.ts';
import { sayFeeds, sayHeartbeat } from './say.ts';

const beat = (ago: number, ms: number, seenAfter?: number) => ({
  kind: 'heartbeat' as const,
  startedAt: new Date(NOW - ago * 1000 - ms).toISOString(),
  heardAt: secondsAgo(ago),
  ...(seenAfter === undefined ? {} : { seenAt: new Date(NOW - ago * 1000 + seenAfter).toISOString() }),
});

describe('the feeds line', () => {
  it('names each feed that is behind, with its age, the longest silence first', () => {
    const feeds = [feed('RVV', 'east-pas', 100), feed('RPA', 'medway-pas', 720)];
    expect(sayFeeds(boardAt(layout, { ...facts, feeds }, NOW).feeds)).toBe(
      'feeds 0 of 2 fresh; late: East PAS 1 min; stale: Medway PAS 12 min',
    );
  });

  it('names a feed that was never heard', () => {
    const feeds = [feed('RVV', 'east-pas', 3), feed('RPA', 'medway-pas', null)];
    expect(sayFeeds(boardAt(layout, { ...facts, feeds }, NOW).feeds)).toBe(
      'feeds 1 of 2 fresh; never received: Medway PAS',
    );
  });

  it("believes the sender's own interval when the gateway tells another than the layout", () => {
    const feeds = [{ ...feed('RVV', 'east-pas', 100), expectedEverySeconds: 300 }, feed('RPA', 'medway-pas', 3)];
    expect(boardAt(layout, { ...facts, feeds }, NOW).feeds).toMatchObject({ fresh: 2, of: 2, behind: [] });
  });

  it('lets the worst of two used doors decide, and ignores a door that was never used', () => {
    const two = structuredClone(layout);
    two.providers[0]!.feeds.push({ id: 'east-ed', name: 'East ED', expectedEverySeconds: 60 });
    const state = (ago: number | null) =>
      boardAt(two, { ...facts, feeds: [...facts.feeds, feed('RVV', 'east-ed', ago)] }, NOW).providers[0]!.state;
    expect([state(null), state(4), state(100), state(500)]).toEqual(['fresh', 'fresh', 'late', 'stale']);
  });
});

describe('the heartbeat', () => {
  it('tells the median and the 95th percentile of the last five minutes', () => {
    const beats = Array.from({ length: 20 }, (_, index) => beat(index * 5, (index + 1) * 10));
    const found = heartbeatNow([...beats, beat(301, 99_000)], 5, NOW);
    expect(found).toEqual({ count: 20, p50: 100, p95: 190, ageSeconds: 0, state: 'fresh', heldBack: 0 });
    expect(sayHeartbeat(found)).toBe('heartbeat p50 0.10 s, p95 0.19 s');
  });

  it('counts the last hop where the screen saw it', () => {
    expect(heartbeatNow([beat(2, 100, 40)], 5, NOW).p95).toBe(140);
  });

  it('says how long there was none when it stops', () => {
    expect(sayHeartbeat(heartbeatNow([beat(40, 100)], 5, NOW))).toBe('no heartbeat for 40 s');
    expect(sayHeartbeat(heartbeatNow([], 5, NOW))).toBe('heartbeat never received');
  });
});

describe('what came through a path that is slow or broken', () => {
  const stateAt = (heartbeats: ReturnType<typeof beat>[]) => {
    const { providers } = boardAt(layout, { ...facts, heartbeats }, NOW);
    return {
      state: providers[0]!.state,
      seconds: providers[0]!.ageSeconds,
      usable: providers[0]!.figures.usable.state,
    };
  };

  it('is as fresh as its feed while heartbeats come all the way', () => {
    expect(stateAt([beat(3, 200)])).toEqual({ state: 'fresh', seconds: 4, usable: 'fresh' });
  });

  it('is no fresher than the newest heartbeat, however alive the feed is at the door', () => {
    expect(stateAt([beat(35, 200)])).toEqual({ state: 'late', seconds: 35.2, usable: 'late' });
    expect(stateAt([beat(90, 200)])).toMatchObject({ state: 'stale', usable: 'stale' });
  });

  it('is late when a heartbeat has only now arrived that began long ago: what came after it is still on its way', () => {
    expect(stateAt([beat(1, 40_000)])).toMatchObject({ state: 'late', seconds: 41 });
  });

  it('says how much is held back in bed tracking, by the newest heartbeat', () => {
    const beats = [
      { ...beat(7, 100), heldBack: 3 },
      { ...beat(2, 100), heldBack: 12 },
    ];
    expect(sayHeartbeat(heartbeatNow(beats, 5, NOW))).toBe('heartbeat p50 0.10 s, p95 0.10 s, 12 messages held back');
  });
});
