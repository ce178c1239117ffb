import { inEveryOrder as spellOf, whereabouts } from './every-order.fixture.ts';
import { foldVisit } from './fold-visit.ts';
import { fact, time, ward } from './story.fixture.ts';

const inpatient = { patientClass: 'I' };
const admitted = fact('A01', '09:00', { ...inpatient, location: ward('AMU', '1') });
const transferred = fact('A02', '10:00', { location: ward('CCU') });
const discharged = fact('A03', '12:00', { dischargeDisposition: '19' });

describe('facts that come late, twice or not at all', () => {
  it('a double A01 is one admission; its place is a move, and A11 frees the bed', () => {
    const double = fact('A01', '09:10', { ...inpatient, location: ward('AMU', '2') });
    const spell = spellOf(admitted, double);
    expect(whereabouts(spell)).toEqual(['I AMU-1 09:00-09:10', 'I AMU-2 09:10-']);
    expect(spell.inpatientPeriods).toHaveLength(1);
    expect(spellOf(admitted, double, fact('A11', '09:20')).status).toBe('cancelled');
  });

  it('a double A01 of the same moment corrects the first', () => {
    const corrected = fact('A01', '09:00', { location: ward('B') }, { recorded: '11:00' });
    expect(whereabouts(spellOf(admitted, transferred, corrected))).toEqual(['I B 09:00-10:00', 'I CCU 10:00-']);
  });

  it('a double A01 with a discharge between them and an A13 stays open', () => {
    const again = fact('A01', '12:20', { location: ward('AMU', '1') });
    expect(spellOf(admitted, discharged, fact('A13', '12:10'), again).status).toBe('open');
  });

  it('a transfer without an admission puts the person where it says, from then on', () => {
    const spell = spellOf(transferred);
    expect(whereabouts(spell)).toEqual(['I CCU 10:00-']);
    expect(spell.admittedAt).toBeUndefined();
    const late = { ...admitted, recordedAt: time('15:00') };
    expect(whereabouts(spellOf(transferred, late))).toEqual(['I AMU-1 09:00-10:00', 'I CCU 10:00-']);
    expect(spellOf(transferred, late, fact('A11', '15:30')).status).toBe('cancelled');
  });

  it('a discharge known before the admission closes, and the late admission stays closed', () => {
    expect(spellOf(discharged)).toMatchObject({ status: 'closed', stays: [] });
    const late = { ...admitted, recordedAt: time('15:00') };
    expect(spellOf(discharged, late).status).toBe('closed');
    expect(whereabouts(spellOf(discharged, late))).toEqual(['I AMU-1 09:00-12:00']);
  });

  it('a discharge alone counts as one only when its class says inpatient', () => {
    expect(spellOf(discharged).inpatientPeriods).toEqual([]);
    const said = { ...discharged, patientClass: 'I', location: ward('B') };
    expect(spellOf(said).inpatientPeriods).toMatchObject([{ ended: { at: time('12:00'), place: { wardId: 'B' } } }]);
  });

  it('a second discharge corrects the first', () => {
    const corrected = fact('A03', '11:40', {}, { recorded: '13:00' });
    expect(spellOf(admitted, discharged, corrected)).toMatchObject({
      dischargedAt: time('11:40'),
      dischargeDisposition: '19',
    });
    expect(spellOf(admitted, discharged, corrected, fact('A13', '13:30')).status).toBe('open');
  });

  it('cancels alone change nothing that is known, and wait for what they cancel', () => {
    expect(spellOf(fact('A12', '10:30')).status).toBe('unknown');
    expect(spellOf(fact('A11', '10:30')).status).toBe('cancelled');
    expect(whereabouts(spellOf(fact('A13', '12:30', { location: ward('B') })))).toEqual(['I B 12:30-']);
    expect(whereabouts(spellOf(admitted, fact('A12', '09:30', { location: ward('B') })))).toEqual(['I AMU-1 09:00-']);
  });

  it('a cancel recorded before what it might cancel does not cancel it', () => {
    const later = fact('A02', '11:00', { location: ward('B') });
    expect(whereabouts(spellOf(admitted, fact('A12', '10:30'), later))).toEqual(['I AMU-1 09:00-11:00', 'I B 11:00-']);
  });

  it('the same content under another control id counts once; another revision of a message replaces it', () => {
    const second = fact('A02', '11:00', { location: ward('B') });
    const resent = { ...second, messageId: 'other', knownAt: time('20:00') };
    const cancel = fact('A12', '11:30');
    expect(whereabouts(spellOf(admitted, second, resent, cancel))).toEqual(['I AMU-1 09:00-']);
    const mended = { ...second, revision: 2, location: ward('MENDED') };
    expect(whereabouts(spellOf(admitted, second, mended))).toEqual(['I AMU-1 09:00-11:00', 'I MENDED 11:00-']);
  });

  it('a visit recorded under the wrong patient moves (A45), by the order of recording', () => {
    const moved = fact('A45', '11:00', {}, { subjectId: 'bea' });
    expect(spellOf(admitted, moved)).toMatchObject({ subjectId: 'bea', status: 'open' });
    expect(spellOf(moved)).toMatchObject({ subjectId: 'bea', status: 'unknown' });
    expect(spellOf(admitted, moved, fact('A08', '11:30', {}, { subjectId: 'bea' })).subjectId).toBe('bea');
  });

  it('no facts are no spell', () => {
    expect(foldVisit([])).toBeUndefined();
  });
});
