import { leftAt, type StayOfPerson } from './left-at.ts';

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;
const stay = (placeId: string, from: number, to?: number, patientClass = 'E'): StayOfPerson => ({
  placeId,
  patientClass,
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
});
const waiting = { decidedAt: at(8), waitingWardId: 'ED' };

describe('a person who waits for a place', () => {
  it.each<[string, StayOfPerson[], number | undefined]>([
    ['waits while nothing is heard of them', [], undefined],
    ['waits in the department', [stay('ED', 6)], undefined],
    ['waits in another department, where they were taken', [stay('ED', 6, 10), stay('OTHER-ED', 10)], undefined],
    ['has left when they go home', [stay('ED', 6, 11)], 11],
    ['has left when they come to a bed elsewhere', [stay('ED', 6, 11), stay('FOXGLOVE', 11, undefined, 'I')], 11],
    [
      'has left at the first of several moves',
      [stay('ED', 6, 9), stay('AMU', 9, 12, 'I'), stay('WARD', 12, 14, 'I')],
      9,
    ],
    ['has left by another visit, told by another hospital', [stay('ED', 6), stay('FOXGLOVE', 13, undefined, 'I')], 13],
    ['has left when they arrive, though nobody told that they waited', [stay('FOXGLOVE', 13, undefined, 'I')], 13],
    ['waits, though they left a bed before the decision', [stay('WARD', 1, 7, 'I'), stay('ED', 7)], undefined],
    [
      'waits in the ward where they are, when a place elsewhere is asked for',
      [stay('AMU', 5, undefined, 'I')],
      undefined,
    ],
    [
      'waits when a stay in the same ward goes on as inpatient',
      [stay('ED', 6, 9), stay('ED', 9, undefined, 'I')],
      undefined,
    ],
  ])('%s', (_, stays, hour) => {
    expect(leftAt(waiting, stays)).toBe(hour === undefined ? undefined : at(hour));
    expect(leftAt(waiting, stays.toReversed())).toBe(hour === undefined ? undefined : at(hour));
  });

  it('has left when they departed by a transfer, though no hospital told of it yet', () => {
    expect(leftAt(waiting, [stay('ED', 6)], [at(7), at(10)])).toBe(at(10));
    expect(leftAt(waiting, [stay('ED', 6, 9)], [at(10)])).toBe(at(9));
    expect(leftAt(waiting, [stay('ED', 6)], [at(7)])).toBeUndefined();
  });

  it('waits at home, whatever department they come to, until they are admitted', () => {
    const home = { decidedAt: at(8) };
    expect(leftAt(home, [stay('ED', 9)])).toBeUndefined();
    expect(leftAt(home, [stay('ED', 9, 10), stay('FOXGLOVE', 10, undefined, 'I')])).toBe(at(10));
  });
});
