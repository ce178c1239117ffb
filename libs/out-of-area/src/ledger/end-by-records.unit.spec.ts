import { endByRecords, type RecordedEnd, type Records } from './end-by-records.ts';

const [SENDER, RECEIVER] = ['RXY', 'NMV1'];
const PLACEMENT = { senderId: SENDER, receiverId: RECEIVER, startedAt: '2026-03-02T12:00:00.000Z' };
const [BEFORE, NINE, TEN] = ['2026-03-02T11:00:00.000Z', '2026-03-09T09:00:00.000Z', '2026-03-09T10:00:00.000Z'];

describe('a placement ends by the records', () => {
  it.each<[string, Records, RecordedEnd | undefined]>([
    ['not, when they say nothing', {}, undefined],
    ['by a return', { present: { organisationId: SENDER, since: NINE } }, { at: NINE, why: 'returned' }],
    ['by a discharge there', { left: { organisationId: RECEIVER, at: NINE } }, { at: NINE, why: 'discharged' }],
    ['by death', { diedAt: TEN, left: { organisationId: RECEIVER, at: TEN } }, { at: TEN, why: 'died' }],
    [
      'by a return, at the discharge before it',
      { present: { organisationId: SENDER, since: TEN }, left: { organisationId: RECEIVER, at: NINE } },
      { at: NINE, why: 'returned' },
    ],
    [
      'by a return at its time, when the discharge is told later',
      { present: { organisationId: SENDER, since: NINE }, left: { organisationId: RECEIVER, at: TEN } },
      { at: NINE, why: 'returned' },
    ],
    ['not by a stay with a third', { present: { organisationId: 'RVV', since: NINE } }, undefined],
    ['not by a discharge of the sender', { left: { organisationId: SENDER, at: NINE } }, undefined],
    ['not by what was before it', { present: { organisationId: SENDER, since: BEFORE } }, undefined],
    ['not by an earlier discharge there', { left: { organisationId: RECEIVER, at: BEFORE } }, undefined],
  ])('%s', (_, records, end) => {
    expect(endByRecords(PLACEMENT, records)).toEqual(end);
  });

  it('inside one provider by a discharge alone', () => {
    const inside = { ...PLACEMENT, receiverId: SENDER };
    expect(endByRecords(inside, { present: { organisationId: SENDER, since: NINE } })).toBeUndefined();
    expect(endByRecords(inside, { left: { organisationId: SENDER, at: NINE } })?.why).toBe('discharged');
  });
});
