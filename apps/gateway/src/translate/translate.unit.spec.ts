import { faultsOf } from '@careway/contracts';
import { TRIGGERS, type AdtMessage } from '@careway/hl7v2';
import { translate, type Known } from './translate.ts';

const ids = ['a', 'b', 'c', 'd'].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`);
const [messageId, subjectId, mergedSubjectId, visitId] = ids as [string, string, string, string];
const known: Known = {
  messageId,
  revision: 1,
  interfaceId: 'rvv-pas',
  subjectId,
  mergedSubjectId,
  visitId,
  knownAt: '2026-11-22T09:40:01.000Z',
  findPlace: ({ pointOfCare }) => (pointOfCare === 'AMU' ? { wardId: 'RVV01-AMU', bedId: 'RVV01-AMU-02' } : undefined),
};
const adt = (trigger: string, visit: Partial<AdtMessage['visit']> = {}): AdtMessage => ({
  controlId: 'c',
  sendingApplication: 'PAS',
  sendingFacility: 'RVV',
  trigger,
  occurredAt: '2026-11-22T09:30:00.000Z',
  recordedAt: '2026-11-22T09:40:00.000Z',
  patient: { identifiers: [{ value: 'MARKED-1', authority: 'RVV' }], familyName: 'MARKED' },
  visit: { number: 'MARKED-V', patientClass: 'I', ...visit },
  merge: { identifiers: [{ value: 'MARKED-2' }] },
});
const tell = (message: AdtMessage, more: Partial<Known> = {}) =>
  translate(message, { ...known, ...more }, () => messageId);

describe('every trigger that is understood', () => {
  it.each(Object.keys(TRIGGERS))('%s becomes one event that keeps its contract and names nobody', (trigger) => {
    const { events } = tell(adt(trigger, { location: { pointOfCare: 'AMU', bed: '2' } }));
    expect(events).toHaveLength(1);
    expect(faultsOf(events[0])).toEqual([]);
    expect(events[0]).toMatchObject({ subject: subjectId, time: known.knownAt, data: { trigger, messageId } });
    expect(JSON.stringify(events)).not.toContain('MARKED');
  });
});

describe('what is said of a visit', () => {
  it('keeps the three states: said, deleted, not said', () => {
    const [event] = tell(
      adt('A08', { dischargeDisposition: null, treatmentFunction: '300', admittedAt: undefined }),
    ).events;
    expect(event?.data).toMatchObject({ dischargeDisposition: null, treatmentFunction: '300' });
    expect(event?.data).not.toHaveProperty('admittedAt');
    expect(event?.data).not.toHaveProperty('location');
  });

  it('leads the sender’s codes to the ward, and keeps the codes', () => {
    const { events, unmapped } = tell(adt('A01', { location: { pointOfCare: 'AMU', bed: '2' } }));
    expect(unmapped).toBe(false);
    expect(events[0]?.data).toMatchObject({
      location: { wardId: 'RVV01-AMU', bedId: 'RVV01-AMU-02', pointOfCare: 'AMU', bed: '2' },
    });
  });

  it('keeps a code without a ward and says so, but not about where somebody was before', () => {
    const { events, unmapped } = tell(adt('A01', { location: { pointOfCare: 'NOWHERE' } }));
    expect(unmapped).toBe(true);
    expect(events[0]?.data).toMatchObject({ location: { pointOfCare: 'NOWHERE' } });
    expect(tell(adt('A02', { location: { pointOfCare: 'AMU' }, priorLocation: { pointOfCare: 'OLD' } })).unmapped).toBe(
      false,
    );
  });
});

describe('a merge', () => {
  it('of two identifiers that were one subject already tells nothing', () => {
    expect(tell(adt('A40'), { mergedSubjectId: subjectId }).events).toEqual([]);
  });

  it('names the survivor (PID) and the one that ends (MRG)', () => {
    const data = { survivingSubjectId: subjectId, mergedSubjectId };
    expect(tell(adt('A40')).events[0]).toMatchObject({ type: 'gateway.patients-merged.v1', data });
    expect(tell(adt('A34')).events[0]).toMatchObject({ type: 'gateway.patients-merged.v1', data });
  });
});
