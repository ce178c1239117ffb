import { inEveryOrder as spellOf, whereabouts } from './every-order.fixture.ts';
import { fact, time, ward } from './story.fixture.ts';

const inpatient = { patientClass: 'I' };
const admitted = fact('A01', '09:00', { ...inpatient, location: ward('AMU', '1') });
const transferred = fact('A02', '10:00', { location: ward('CCU') });
const discharged = fact('A03', '12:00', { dischargeDisposition: '19' });

describe('a visit told in order', () => {
  it('is admitted, moved and discharged', () => {
    const spell = spellOf(admitted, transferred, discharged);
    expect(spell).toMatchObject({
      status: 'closed',
      admittedAt: time('09:00'),
      dischargedAt: time('12:00'),
      dischargeDisposition: '19',
    });
    expect(whereabouts(spell)).toEqual(['I AMU-1 09:00-10:00', 'I CCU 10:00-12:00']);
    expect(spell.inpatientPeriods).toMatchObject([
      {
        began: { at: time('09:00'), place: { wardId: 'AMU' } },
        ended: { at: time('12:00'), place: { wardId: 'CCU' } },
      },
    ]);
  });

  it('takes the time of admission and discharge from PV1-44 and PV1-45 when they are said', () => {
    const early = { ...admitted, admittedAt: time('08:30') };
    const spell = spellOf(early, { ...discharged, dischargedAt: time('11:45') });
    expect(whereabouts(spell)).toEqual(['I AMU-1 08:30-11:45']);
  });

  it('goes from the emergency department to a ward by A06 and back by A07', () => {
    const ed = fact('A04', '08:00', { patientClass: 'E', location: ward('ED') });
    const admits = fact('A06', '09:00', { location: ward('AMU') });
    const out = fact('A07', '11:00', { patientClass: 'O', location: ward('CLINIC') });
    const spell = spellOf(ed, admits, out);
    expect(whereabouts(spell)).toEqual(['E ED 08:00-09:00', 'I AMU 09:00-11:00', 'O CLINIC 11:00-']);
    expect(spell.stays.map((stay) => stay.takesUpABed)).toEqual([true, true, false]);
    expect(spell.inpatientPeriods).toMatchObject([{ began: { at: time('09:00') }, ended: { at: time('11:00') } }]);
  });

  it('holds the bed of a person on leave and gives it back', () => {
    const spell = spellOf(admitted, fact('A21', '10:00'), fact('A22', '15:00', { location: ward('AMU') }));
    expect(whereabouts(spell)).toEqual(['I AMU-1 09:00-10:00', 'I AMU-1 away 10:00-15:00', 'I AMU-1 15:00-']);
  });

  it('is admitted again after a discharge, on the same visit', () => {
    const again = fact('A01', '14:00', { location: ward('B') });
    const spell = spellOf(admitted, discharged, again);
    expect(spell.status).toBe('open');
    expect(whereabouts(spell)).toEqual(['I AMU-1 09:00-12:00', 'I B 14:00-']);
    expect(spell.inpatientPeriods).toHaveLength(2);
  });
});

describe('an update (A08) sent instead of the right trigger', () => {
  it('moves the person when the place differs, and is nothing when it repeats what is known', () => {
    const same = fact('A08', '09:30', { ...inpatient, location: ward('AMU') });
    const moves = fact('A08', '10:30', { location: ward('B') });
    expect(whereabouts(spellOf(admitted, same))).toEqual(['I AMU-1 09:00-']);
    expect(whereabouts(spellOf(admitted, same, moves))).toEqual(['I AMU-1 09:00-10:30', 'I B 10:30-']);
  });

  it('does not undo a transfer that happened before it and was recorded after it', () => {
    const old = fact('A08', '11:00', { location: ward('AMU', '1') });
    const late = fact('A02', '10:00', { location: ward('CCU') }, { recorded: '11:30' });
    expect(whereabouts(spellOf(admitted, old, late))).toEqual(['I AMU-1 09:00-10:00', 'I CCU 10:00-']);
  });

  it('admits, discharges, corrects the times and takes a discharge back', () => {
    const admits = fact('A08', '09:00', { ...inpatient, location: ward('AMU'), admittedAt: time('08:50') });
    const leaves = fact('A08', '12:00', { dischargedAt: time('11:50') });
    const earlier = fact('A08', '12:30', { dischargedAt: time('11:30'), admittedAt: time('08:40') });
    const deletes = fact('A08', '13:00', { dischargedAt: null });
    expect(spellOf(admits, leaves)).toMatchObject({ status: 'closed', dischargedAt: time('11:50') });
    expect(spellOf(admitted, leaves, earlier)).toMatchObject({
      admittedAt: time('08:40'),
      dischargedAt: time('11:30'),
    });
    expect(spellOf(admitted, leaves, deletes)).toMatchObject({ status: 'open', dischargedAt: undefined });
  });

  it('does not discharge by a time to come, nor by a time that was cancelled', () => {
    expect(spellOf(admitted, fact('A08', '10:00', { dischargedAt: time('16:00') })).status).toBe('open');
    const out = fact('A03', '12:00', { dischargedAt: time('12:00') });
    const repeats = fact('A08', '13:00', { dischargedAt: time('12:00') });
    expect(spellOf(admitted, out, fact('A13', '12:30'), repeats).status).toBe('open');
  });

  it('forgets a place that the sender deletes, and leaves a place that is not said', () => {
    const spell = spellOf(admitted, fact('A08', '10:00', { location: null }), fact('A08', '11:00', {}));
    expect(whereabouts(spell)).toEqual(['I AMU-1 09:00-10:00', 'I ? 10:00-']);
  });

  it('does not bring in somebody who is only pre-admitted', () => {
    const planned = fact('A05', '08:00', {
      patientClass: 'P',
      location: ward('B'),
      expectedAdmissionAt: time('18:00'),
    });
    const update = fact('A08', '08:30', { patientClass: 'P', location: ward('B') });
    expect(spellOf(planned, update)).toMatchObject({
      status: 'expected',
      expected: { admission: { at: time('18:00'), place: { wardId: 'B' } } },
      stays: [],
    });
    expect(spellOf(fact('A08', '08:30', { location: ward('B') }), planned).status).toBe('expected');
  });
});

describe('cancels', () => {
  it('A11 frees the bed and leaves nothing of the admission', () => {
    const spell = spellOf(admitted, transferred, fact('A11', '10:30'));
    expect(spell).toMatchObject({ status: 'cancelled', stays: [], inpatientPeriods: [] });
    expect(spell.movements.every((one) => one.cancelledAt === time('10:30'))).toBe(true);
  });

  it('A11 of an admission from the emergency department leaves the person in the department', () => {
    const ed = fact('A04', '08:00', { patientClass: 'E', location: ward('ED') });
    expect(whereabouts(spellOf(ed, admitted, fact('A11', '09:30')))).toEqual(['E ED 08:00-']);
  });

  it('A11 is final until somebody is admitted again', () => {
    const cancel = fact('A11', '09:30');
    const stray = [fact('A02', '09:40', { location: ward('B') }), fact('A08', '09:50', { location: ward('B') })];
    expect(spellOf(admitted, cancel, ...stray).status).toBe('cancelled');
    const again = fact('A01', '10:00', { location: ward('B') });
    expect(whereabouts(spellOf(admitted, cancel, ...stray, again))).toEqual(['I B 10:00-']);
  });

  it('A12 cancels the last of several transfers', () => {
    const second = fact('A02', '11:00', { location: ward('B') });
    expect(whereabouts(spellOf(admitted, transferred, second, fact('A12', '11:30')))).toEqual([
      'I AMU-1 09:00-10:00',
      'I CCU 10:00-',
    ]);
  });

  it('A12 that names the time of an earlier transfer cancels that one', () => {
    const second = fact('A02', '11:00', { location: ward('B') });
    const names = fact('A12', '10:00', {}, { recorded: '11:30' });
    expect(whereabouts(spellOf(admitted, transferred, second, names))).toEqual(['I AMU-1 09:00-11:00', 'I B 11:00-']);
  });

  it('A12 puts back to PV1-6 when the place before was never said', () => {
    const cancel = fact('A12', '10:30', { location: ward('CCU'), priorLocation: ward('AMU') });
    expect(whereabouts(spellOf(transferred, cancel))).toEqual(['I AMU 10:30-']);
  });

  it('A13 reopens, in a new place when it says one', () => {
    expect(whereabouts(spellOf(admitted, discharged, fact('A13', '12:30')))).toEqual(['I AMU-1 09:00-']);
    const elsewhere = fact('A13', '12:30', { location: ward('B') });
    expect(whereabouts(spellOf(admitted, discharged, elsewhere))).toEqual(['I AMU-1 09:00-12:30', 'I B 12:30-']);
  });

  it('A38 and A27 call off what was expected, A25 and A26 what was pending', () => {
    const planned = fact('A05', '08:00', { expectedAdmissionAt: time('18:00') });
    expect(spellOf(planned, fact('A38', '09:00'))).toMatchObject({ status: 'cancelled', expected: {} });
    const going = fact('A16', '10:00', { expectedDischargeAt: time('17:00') });
    const moving = fact('A15', '10:05', { location: ward('B') });
    expect(spellOf(admitted, going, moving).expected).toEqual({
      discharge: { at: time('17:00') },
      transfer: { place: ward('B') },
    });
    expect(spellOf(admitted, going, moving, fact('A25', '11:00'), fact('A26', '11:00')).expected).toEqual({});
    expect(spellOf(fact('A14', '08:00'), fact('A27', '08:30')).status).toBe('unknown');
  });
});
