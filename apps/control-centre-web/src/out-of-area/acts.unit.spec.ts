import { commandOf } from './acts.ts';
import type { OnePlacement } from './ledger-now.ts';

const placement = { placementId: 'p1', version: 4 } as OnePlacement;
const path = '/out-of-area/placements/p1';

describe('what is said of a placement', () => {
  it('is about the version that was seen, unless it only adds to what was said', () => {
    expect(commandOf('contact-video', placement, '')).toEqual({ path: `${path}/contacts`, body: { kind: 'video' } });
    expect(commandOf('returned', placement, 'by car')).toEqual({
      path: `${path}/end`,
      body: { why: 'returned', note: 'by car' },
      version: 4,
    });
  });

  it('has its words sent even when they are empty, where they are asked for: the refusal says so', () => {
    expect(commandOf('review', placement, '')).toEqual({ path: `${path}/reviews`, body: { decision: '' } });
    expect(commandOf('wants-home', placement, '').body).toEqual({ wish: 'wants-home', reason: '' });
  });
});
