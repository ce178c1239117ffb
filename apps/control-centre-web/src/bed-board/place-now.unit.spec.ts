import { PLACE_STATES } from '@careway/places';
import { sayAgeOf, sayPlace, sayLimits, sayPlaceState, useOf } from './place-now.ts';

describe('a place in words', () => {
  it('is usable only when it is open and there are staff for it', () => {
    expect(PLACE_STATES.map((state) => useOf({ state, staffed: true }))).toEqual([
      'usable',
      'kept',
      'kept',
      'taken',
      'kept',
      'nearly',
      'nearly',
      'out',
      'out',
    ]);
    expect(useOf({ state: 'open', staffed: false })).toBe('out');
  });

  it('says its state', () => {
    expect(sayPlaceState({ state: 'open', staffed: true })).toBe('usable now');
    expect(sayPlaceState({ state: 'open', staffed: false })).toBe('open, no staff for it');
    expect(sayPlaceState({ state: 'being-cleaned', staffed: true })).toBe('being cleaned');
  });

  it('has a name', () => {
    expect(sayPlace({ type: 'section-136-space', label: '2' })).toBe('section 136 space 2');
  });

  it('says what it is beyond a place', () => {
    const plain = { sex: 'mixed', isolation: false, specialisms: [], escalation: false } as const;
    expect(sayLimits(plain)).toBe('');
    expect(
      sayLimits({ sex: 'female', isolation: true, specialisms: ['bariatric'], escalation: true, bedClass: '200' }),
    ).toBe('female only, single room, bariatric, escalation, class 200');
  });

  it('has an age, never less than nothing', () => {
    const now = Date.parse('2026-11-23T10:00:00.000Z');
    expect(sayAgeOf('2026-11-23T09:48:00.000Z', now)).toBe('12 min');
    expect(sayAgeOf('2026-11-23T10:00:05.000Z', now)).toBe('0 s');
  });
});
