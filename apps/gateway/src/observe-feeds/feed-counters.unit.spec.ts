import { FeedCounters, UNKNOWN_SENDER } from './feed-counters.ts';
import { noFeed } from './feed.ts';

const [early, late] = [new Date(1_000), new Date(2_000)];

describe('what a feed did', () => {
  it('is counted by outcome, with the time of the last message', () => {
    const counters = new FeedCounters();
    counters.heard('a', 'accepted', { unmapped: true, trigger: 'A13' }, late);
    counters.heard('a', 'replayed', { unmapped: false, trigger: 'A13' }, early);
    counters.heard('a', 'quarantined', { unmapped: false, trigger: 'A13' }, early);
    counters.framingFault('a');
    counters.framingFault();
    expect(counters.of('a')).toEqual({
      ...noFeed(),
      lastReceivedAt: late,
      accepted: 1,
      unmapped: 1,
      corrections: 1,
      duplicates: 1,
      quarantined: 1,
      framingFaults: 1,
    });
    expect(counters.of(UNKNOWN_SENDER).framingFaults).toBe(1);
    expect(counters.ids).toEqual(['a', UNKNOWN_SENDER]);
  });

  it('is never counted twice or lost while it is added to the totals', () => {
    const counters = new FeedCounters();
    counters.heard('a', 'accepted', { unmapped: false, trigger: 'A01' }, early);
    expect(counters.take().get('a')?.accepted).toBe(1);
    counters.heard('a', 'accepted', { unmapped: false, trigger: 'A01' }, late);
    expect(counters.of('a').accepted).toBe(2);
    counters.putBack();
    expect(counters.of('a').accepted).toBe(2);
    expect(counters.take().get('a')?.accepted).toBe(2);
    counters.settle(new Map([['a', { ...noFeed(), accepted: 12 }]]));
    expect(counters.of('a').accepted).toBe(12);
    expect(counters.take().size).toBe(0);
  });

  it('moves with a message that a replay mended', () => {
    const counters = new FeedCounters();
    counters.heard('a', 'unreadable', { unmapped: false, trigger: '' }, early);
    const before = { status: 'unreadable', unmapped: false, trigger: '' } as const;
    counters.became('a', before, { status: 'accepted', unmapped: true, trigger: 'A11' });
    expect(counters.of('a')).toMatchObject({ unreadable: 0, accepted: 1, unmapped: 1, corrections: 1 });
  });
});
