import { flowOf, londonDay } from './flow-of.ts';
import { foldVisit } from './fold-visit.ts';
import { fact, ward } from './story.fixture.ts';

const admitted = fact('A01', '09:00', { patientClass: 'I', location: ward('S1-A') });
const moved = fact('A02', '10:00', { location: ward('S2-B') });
const siteOf = (place?: { wardId?: string }) => place?.wardId?.split('-')[0] ?? 'unknown';
const flow = (...facts: Parameters<typeof foldVisit>[0]) => flowOf(foldVisit(facts)!, siteOf);
const day = '2026-03-02';

describe('the flow of a visit', () => {
  it('counts the admission where the person came and the discharge where they went from', () => {
    expect(flow(admitted, moved, fact('A03', '12:00'))).toEqual([
      { siteId: 'S1', day, admissions: 1, discharges: 0 },
      { siteId: 'S2', day, admissions: 0, discharges: 1 },
    ]);
  });

  it('counts no cancelled admission, no emergency attendance and no outpatient', () => {
    expect(flow(admitted, fact('A11', '09:30'))).toEqual([]);
    expect(flow(fact('A04', '09:00', { patientClass: 'E', location: ward('S1-ED') }), fact('A03', '12:00'))).toEqual(
      [],
    );
    expect(flow(fact('A04', '09:00', { location: ward('S1-OPD') }))).toEqual([]);
  });

  it('follows the day of London, in summer too', () => {
    expect(londonDay('2026-06-30T23:30:00.000Z')).toBe('2026-07-01');
    expect(londonDay('2026-12-31T23:30:00.000Z')).toBe('2026-12-31');
  });
});
