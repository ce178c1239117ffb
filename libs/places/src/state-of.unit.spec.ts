import fc from 'fast-check';
import { keptFor } from './kept-for.ts';
import { CONDITIONS } from './place.ts';
import { conditionAfterArrival, stateOf, type Standing } from './state-of.ts';

const place = (more: Partial<Standing> = {}): Standing => ({ condition: 'open', here: 0, away: 0, ...more });

describe('how a place stands', () => {
  it.each<[string, Partial<Standing>, string]>([
    ['nobody said anything', {}, 'open'],
    ['somebody is in it', { here: 1 }, 'occupied'],
    ['somebody is on leave from it', { away: 1 }, 'on-leave'],
    ['it is held', { promised: 'held' }, 'held'],
    ['a hold was confirmed', { promised: 'confirmed' }, 'reserved'],
    ['it is cleaned for the next', { condition: 'being-cleaned', promised: 'confirmed' }, 'reserved'],
    ['it is cleaned', { condition: 'being-cleaned' }, 'being-cleaned'],
    ['somebody lies in a closed one', { condition: 'closed', here: 1 }, 'closed'],
    ['two are said to be in it', { here: 2 }, 'compromised'],
  ])('when %s', (_, standing, state) => expect(stateOf(place(standing)).state).toBe(state));

  it('says why in the words of whoever said so', () => {
    const flood = { condition: 'closed', conditionReason: 'flood' } as const;
    expect(stateOf(place(flood))).toEqual({ state: 'closed', reason: 'flood' });
    const held = { promised: 'held', promiseReason: 'for Medway' } as const;
    expect(stateOf(place(held))).toEqual({ state: 'held', reason: 'for Medway' });
  });

  it('is made ready by whoever lies in it; closed and compromised stay', () => {
    expect(CONDITIONS.map(conditionAfterArrival)).toEqual(['open', 'open', 'open', 'compromised', 'closed']);
  });

  it('is never open while anything speaks against it', () => {
    const any = fc.record({
      condition: fc.constantFrom(...CONDITIONS),
      here: fc.nat(3),
      away: fc.nat(2),
      promised: fc.constantFrom('held' as const, 'confirmed' as const, undefined),
    });
    fc.assert(
      fc.property(any, (one) => {
        const free = one.condition === 'open' && one.here + one.away === 0 && !one.promised;
        expect(stateOf(one).state === 'open').toBe(free);
      }),
    );
  });
});

it('counts what nobody is in and nobody can be put in', () => {
  expect(keptFor('open', true)).toBeUndefined();
  expect(keptFor('open', false)).toBe('not-staffed');
  expect(keptFor('occupied', false)).toBeUndefined();
  expect(keptFor('reserved', false)).toBe('reserved');
});
