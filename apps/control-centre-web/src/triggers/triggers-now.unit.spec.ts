import { sayClears, saySet, sayWhen, type TriggerNow } from './triggers-now.ts';

const trigger = (more: Partial<TriggerNow> = {}): TriggerNow => ({
  id: 'handover-mean',
  version: 0,
  name: 'ambulance handover, mean',
  watches: 'figure',
  figureId: 'ambulance-handover-mean',
  relation: '>=',
  limit: 45,
  clearsAt: 30,
  forMinutes: 15,
  action: 'Open the cohort area',
  owner: 'Emergency department lead',
  deputy: 'Site lead',
  dueMinutes: 30,
  provisional: true,
  off: false,
  ...more,
});
const opel = { watches: 'opel', figureId: undefined, forMinutes: 0 } as unknown as Partial<TriggerNow>;

describe('a trigger on its page', () => {
  it.each([
    [{}, '45 minutes or more, for 15 min', 'below 30 minutes'],
    [{ relation: '<=' as const, limit: 0, clearsAt: 0, forMinutes: 0 }, '0 minutes or less', 'above 0 minutes'],
    [{ ...opel, limit: 3, clearsAt: 3, forMinutes: 10 }, 'OPEL 3 or worse, for 10 min', 'below OPEL 3'],
    [{ ...opel, limit: 4, clearsAt: 4 }, 'OPEL 4', 'below OPEL 4'],
    [
      { ...opel, watches: 'feed' as const, limit: 3, clearsAt: 1.5 },
      '3 intervals without a message or more',
      'below 1.5 intervals without a message',
    ],
  ])('says when it raises an alert and when that clears: %j', (more, when, clears) => {
    expect(sayWhen(trigger(more), 'minutes')).toBe(when);
    expect(sayClears(trigger(more), 'minutes')).toBe(clears);
  });

  it('says who set it so and why, and that nobody confirms what was shipped', () => {
    expect(saySet(trigger())).toBe('as shipped; provisional: no source confirms the limit');
    expect(saySet(trigger({ provisional: false }))).toBe('as shipped');
    const by = { name: 'Ann Lee', role: 'control-centre' };
    const set = { by, at: '2026-11-23T10:42:15.000Z', reason: 'agreed at the board' };
    const says = 'by Ann Lee, control centre, on 23 November 2026 10:42:15: agreed at the board';
    expect(saySet(trigger({ set, provisional: false }))).toBe(`set ${says}`);
    expect(saySet(trigger({ set, off: true }))).toBe(`switched off ${says}`);
  });
});
