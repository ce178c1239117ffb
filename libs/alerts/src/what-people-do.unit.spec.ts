import fc from 'fast-check';
import { alertBudget, type AlertOfBudget } from './alert-budget.ts';
import { followCards, type CardInUse, type SurgeCard } from './follow-cards.ts';
import { nextStep } from './next-step.ts';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const before = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

describe('an alert that nobody acts on', () => {
  it('is chased when it is due, and goes to the deputy after as long again; each once', () => {
    const alert = { dueMinutes: 30, acted: 0 };
    expect(nextStep({ ...alert, dueAt: before(-1) }, NOW)).toBeUndefined();
    expect(nextStep({ ...alert, dueAt: before(0) }, NOW)).toBe('chase');
    expect(nextStep({ ...alert, dueAt: before(20), chasedAt: before(20) }, NOW)).toBeUndefined();
    expect(nextStep({ ...alert, dueAt: before(30), chasedAt: before(30) }, NOW)).toBe('escalate');
    const told = { chasedAt: before(60), escalatedAt: before(30) };
    expect(nextStep({ ...alert, dueAt: before(60), ...told }, NOW)).toBeUndefined();
    expect(nextStep({ ...alert, acted: 1, dueAt: before(60) }, NOW)).toBeUndefined();
  });
});

const CARDS: SurgeCard[] = ([2, 3, 3, 4] as const).map((level, index) => ({
  id: `card-${index}`,
  pillar: 'acute',
  level,
}));

describe('the cards of the surge plan', () => {
  const use = (index: number, state: CardInUse['state']): CardInUse => ({
    useId: `use-${index}`,
    cardId: `card-${index}`,
    state,
  });

  it('are called for as the level rises', () => {
    expect(followCards(CARDS, 1, []).call).toEqual([]);
    expect(followCards(CARDS, 3, [use(0, 'done')]).call.map(({ id }) => id)).toEqual(['card-1', 'card-2']);
  });

  it('are stood down as it falls, where somebody has begun, and dropped where nobody has', () => {
    const inUse = [use(0, 'done'), use(1, 'called'), use(2, 'done'), use(3, 'to-stand-down')];
    expect(followCards(CARDS, 2, inUse)).toEqual({
      call: [],
      change: [
        { useId: 'use-1', to: 'not-needed' },
        { useId: 'use-2', to: 'to-stand-down' },
      ],
    });
    expect(followCards(CARDS, 4, inUse).change).toEqual([{ useId: 'use-3', to: 'done' }]);
  });

  it('stay as they are while the level is not known', () => {
    expect(followCards(CARDS, null, [use(0, 'done'), use(3, 'called')])).toEqual({ call: [], change: [] });
  });

  it('end where the level ends, on whatever way it came there', () => {
    const levels = fc.array(fc.option(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(levels, (way) => {
        let inUse: CardInUse[] = [];
        for (const level of [...way, 2 as const]) {
          const { call, change } = followCards(CARDS, level, inUse);
          const to = new Map(change.map((one) => [one.useId, one.to]));
          inUse = inUse.flatMap((one) => {
            const now = to.get(one.useId) ?? one.state;
            return now === 'not-needed' ? [] : [{ ...one, state: now }];
          });
          inUse.push(...call.map((card) => use(CARDS.indexOf(card), 'called')));
        }
        expect(inUse).toEqual([use(0, 'called')]);
      }),
    );
  });
});

describe('the alert budget', () => {
  const alert = (more: Partial<AlertOfBudget> = {}): AlertOfBudget => ({
    triggerId: 'handover',
    raisedAt: before(120),
    acted: 0,
    clearedAt: before(10),
    ...more,
  });

  it('counts what people got and what came of it', () => {
    const alerts = [
      alert({ acted: 2, acknowledgedAt: before(110) }),
      alert({ escalatedAt: before(60) }),
      alert({ triggerId: 'opel-4', acted: 1, acknowledgedAt: before(100), clearedAt: undefined }),
      alert({ triggerId: 'opel-4', raisedAt: before(1441), clearedAt: undefined }),
    ];
    expect(alertBudget(alerts, { days: 2, people: 4, now: NOW })).toEqual({
      days: 2,
      people: 4,
      raised: 4,
      perPersonPerDay: 0.5,
      actedOnPercent: 50,
      escalatedPercent: 25,
      medianMinutesToAcknowledge: 15,
      standing: 2,
      standingOverADay: 1,
      busiest: [
        { triggerId: 'handover', raised: 2, actedOn: 1 },
        { triggerId: 'opel-4', raised: 2, actedOn: 1 },
      ],
    });
  });

  it('says nothing of shares where there is nothing', () => {
    expect(alertBudget([], { days: 7, people: 0, now: NOW })).toMatchObject({
      perPersonPerDay: null,
      actedOnPercent: null,
      medianMinutesToAcknowledge: null,
      busiest: [],
    });
  });
});
