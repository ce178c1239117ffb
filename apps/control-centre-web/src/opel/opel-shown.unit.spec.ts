import type { BoardFacts, OpelScored } from '@careway/pressure';
import { lastHeardOf, opelShown, sayTrend } from './opel-shown.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const scored = (more: Partial<OpelScored> = {}): OpelScored => ({
  kind: 'opel',
  placeId: 'RPA',
  pillar: 'acute',
  level: 3,
  points: 60,
  maxPoints: 100,
  best: { points: 60, level: 3 },
  worst: { points: 60, level: 3 },
  unsure: [],
  frameworkId: 'integrated-2024-26',
  frameworkName: 'Integrated OPEL 2024-26',
  provisional: true,
  scoredAt: '2026-11-23T09:59:00.000Z',
  ...more,
});
const at = { before: null, lastHeardAt: null, now };
const anything = { best: { points: 0, level: 1 as const }, worst: { points: 100, level: 4 as const } };

describe('an OPEL on a screen', () => {
  it('is a numeral and a word, with what it was an hour ago', () => {
    const shown = opelShown(scored(), { ...at, before: 2 });
    expect(shown).toEqual({
      mark: 3,
      numeral: '3',
      word: 'OPEL 3',
      trend: 'up',
      before: 2,
      byHand: false,
      provisional: true,
    });
    expect(sayTrend(shown)).toBe('was 2 an hour ago');
    expect(sayTrend(opelShown(scored(), { ...at, before: 4 }))).toBe('was 4 an hour ago');
    expect(sayTrend(opelShown(scored(), { ...at, before: 3 }))).toBe('as an hour ago');
    expect(sayTrend(opelShown(scored(), at))).toBe('');
  });

  it('is a range while something that it rests on can not be believed', () => {
    const unsure = scored({ best: { points: 30, level: 2 }, worst: { points: 80, level: 4 } });
    expect(opelShown(unsure, at)).toMatchObject({ mark: 3, word: 'OPEL 3', range: 'could be 2–4' });
    const unknown = opelShown({ ...unsure, level: null, points: null }, at);
    expect(unknown).toEqual({ mark: 'unknown', numeral: '2–4', word: 'OPEL 2–4', byHand: false, provisional: true });
  });

  it.each([
    [null, 'never received'],
    ['2026-11-23T09:50:00.000Z', 'too little data'],
    ['2026-11-23T09:40:00.000Z', 'no data since 09:40'],
    ['2026-11-20T09:40:00.000Z', 'no data for 3 days'],
  ])('is no level when it could be any, last heard at %s', (lastHeardAt, word) => {
    expect(opelShown(scored(anything), { ...at, lastHeardAt })).toMatchObject({ mark: 'unknown', word });
    expect(opelShown(undefined, { ...at, lastHeardAt })).toMatchObject({ mark: 'unknown', word });
  });

  it('is what a person set, whatever was computed, and says that it was', () => {
    const override = { level: 4 as const, by: 'Ann Lee', role: 'control-centre', reason: 'Fire', until: '' };
    const shown = opelShown(scored({ ...anything, level: null, override }), at);
    expect(shown).toMatchObject({ mark: 4, word: 'OPEL 4', byHand: true });
    expect(shown).not.toHaveProperty('range');
  });
});

it('a place was last heard when its newest figure came, or else a message', () => {
  const figures = [
    { placeId: 'RPA', receivedAt: '2026-11-23T09:00:00.000Z' },
    { placeId: 'RPA', receivedAt: null },
    { placeId: 'RVV', receivedAt: '2026-11-23T09:50:00.000Z' },
  ];
  const feeds = [
    { providerId: 'RPA', lastReceivedAt: '2026-11-23T09:30:00.000Z' },
    { providerId: 'RN7', lastReceivedAt: '2026-11-23T09:20:00.000Z' },
    { providerId: 'RXY' },
  ];
  const facts = { figures, feeds } as unknown as BoardFacts;
  expect(lastHeardOf(facts, 'RPA')).toBe('2026-11-23T09:00:00.000Z');
  expect(lastHeardOf(facts, 'RN7')).toBe('2026-11-23T09:20:00.000Z');
  expect(lastHeardOf(facts, 'RXY')).toBeNull();
  expect(lastHeardOf(facts)).toBe('2026-11-23T09:50:00.000Z');
});
