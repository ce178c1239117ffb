import { nothingKnown, type FigureStanding } from '@careway/figures';
import type { PlacedInput } from '@careway/opel';
import { dueValues } from './due-values.ts';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const ago = (seconds: number) => new Date(NOW - seconds * 1000).toISOString();
const beds = (value: number | null, more: Partial<PlacedInput> = {}): PlacedInput => ({
  figureId: 'beds-occupied',
  placeId: 'RVV01',
  value,
  asOf: ago(10),
  receivedAt: ago(1),
  state: 'fresh',
  ...more,
});
const standing = (value: number, more: Partial<FigureStanding> = {}): FigureStanding => ({
  ...nothingKnown('beds-occupied', 'RVV01'),
  value,
  asOf: ago(30),
  receivedAt: ago(20),
  ...more,
});
const held = (asOf: string) => ({ rule: 'bounds', reason: 'Above', since: ago(30), asOf, interfaceId: null });

describe('values of figures that follow from others', () => {
  it('are worth a line when they are new or differ, with the moment they are about and when it was known', () => {
    const said = { value: 12, asOf: ago(10), knownAt: ago(0), interfaceId: null };
    expect(dueValues([beds(12)], [], NOW)).toMatchObject([said]);
    expect(dueValues([beds(12)], [standing(11)], NOW)).toMatchObject([said]);
  });

  it('are worth one a minute while they stay the same and a later moment is told', () => {
    expect(dueValues([beds(12)], [standing(12)], NOW)).toEqual([]);
    expect(dueValues([beds(12)], [standing(12, { receivedAt: ago(60) })], NOW)).toHaveLength(1);
    const quiet = standing(12, { receivedAt: ago(600), asOf: ago(10) });
    expect(dueValues([beds(12)], [quiet], NOW)).toEqual([]);
  });

  it('are none where the value is unknown or can not be believed', () => {
    const none = [beds(null), beds(12, { asOf: null }), beds(12, { state: 'stale' }), beds(12, { state: 'held' })];
    expect(dueValues(none, [], NOW)).toEqual([]);
  });

  it('are of no earlier moment than before, also after a correction', () => {
    expect(dueValues([beds(12, { asOf: ago(90) })], [standing(13)], NOW)).toMatchObject([{ asOf: ago(30) }]);
  });

  it('are judged once for each moment while they are held', () => {
    expect(dueValues([beds(99)], [standing(12, { held: held(ago(10)) })], NOW)).toEqual([]);
    expect(dueValues([beds(12)], [standing(12, { held: held(ago(25)) })], NOW)).toHaveLength(1);
  });
});
