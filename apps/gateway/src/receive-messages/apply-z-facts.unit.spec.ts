import type { AdtMessage, SaidVisit } from '@careway/hl7v2';
import { applyZFacts } from './apply-z-facts.ts';

const adt = (visit?: Partial<SaidVisit>): AdtMessage =>
  ({ trigger: 'A08', visit: visit && { number: 'V1', ...visit } }) as AdtMessage;
const filled = (visit: Partial<SaidVisit>, facts: Record<string, string | null>) =>
  applyZFacts(adt(visit), facts, 'Europe/London').visit;

describe('facts in segments of the sender’s own', () => {
  it('count where PV1 and PV2 say nothing, times in the interface’s zone', () => {
    const facts = { expectedDischargeAt: '202606011200', treatmentFunction: '300' };
    expect(filled({}, facts)).toMatchObject({
      expectedDischargeAt: '2026-06-01T11:00:00.000Z',
      treatmentFunction: '300',
    });
  });

  it('never overrule what was said or deleted there', () => {
    const said = { expectedDischargeAt: null, treatmentFunction: '430' };
    expect(filled(said, { expectedDischargeAt: '20260601', treatmentFunction: '300' })).toMatchObject(said);
  });

  it('delete, too', () => {
    expect(filled({}, { admissionSource: null })).toMatchObject({ admissionSource: null });
  });

  it('that are no time, or belong to no visit, are nothing', () => {
    expect(filled({}, { expectedDischargeAt: 'soon' })?.expectedDischargeAt).toBeUndefined();
    expect(applyZFacts(adt(), { treatmentFunction: '300' }, 'Europe/London').visit).toBeUndefined();
  });
});
