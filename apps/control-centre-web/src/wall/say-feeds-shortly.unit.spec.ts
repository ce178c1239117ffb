import type { FeedNow } from '@careway/pressure';
import { sayFeedsShortly } from './say-feeds-shortly.ts';

const feed = (name: string, ageSeconds: number | null, state: FeedNow['state']): FeedNow => ({
  id: name,
  name,
  receivedAt: null,
  expectedEverySeconds: 60,
  state,
  ageSeconds,
});

it.each([
  [[], 'feeds 5 of 5 fresh'],
  [[feed('Medway PAS', 725, 'late')], 'feeds 4 of 5 fresh; late: Medway PAS 12 min'],
  [
    [feed('KMPT Rio', null, 'never received'), feed('Medway PAS', 725, 'late'), feed('East PAS', 100, 'late')],
    'feeds 2 of 5 fresh; late: Medway PAS 12 min, and 2 more',
  ],
  [[feed('KMPT Rio', null, 'never received')], 'feeds 4 of 5 fresh; never received: KMPT Rio'],
])('feeds behind %#', (behind, says) => {
  expect(sayFeedsShortly({ fresh: 5 - behind.length, of: 5, behind })).toBe(says);
});
