import { inOrder, sayPromise, type PlacePromise } from './promises-now.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const promise = (reservationId: string, status: PlacePromise['status'], heldUntil: string): PlacePromise => ({
  reservationId,
  status,
  heldUntil: `2026-11-23T${heldUntil}.000Z`,
  placeId: 'P',
  wardId: 'W',
  organisationId: 'RXY',
  held: { at: '2026-11-23T09:00:00.000Z', reason: 'crisis' },
});

describe('promised places', () => {
  it('stand in the order in which they need somebody', () => {
    const all = [
      promise('c', 'confirmed', '09:00:00'),
      promise('late', 'held', '10:30:00'),
      promise('soon', 'held', '10:05:00'),
    ];
    expect(inOrder(all).map(({ reservationId }) => reservationId)).toEqual(['soon', 'late', 'c']);
  });

  it.each([
    ['held', '10:12:59', 'held until 10:12, 12 min left'],
    ['held', '10:00:30', 'held until 10:00, 0 min left'],
    ['held', '09:59:59', 'held until 09:59, over'],
    ['confirmed', '09:00:00', 'confirmed'],
  ] as const)('are said with the time that is left: %s until %s', (status, until, says) => {
    expect(sayPromise(promise('a', status, until), now)).toBe(says);
  });
});
