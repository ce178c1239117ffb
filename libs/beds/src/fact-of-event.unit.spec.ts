import { domainEvent, HeartbeatStarted, PatientAdmitted, VisitMoved } from '@careway/contracts';
import { allEvents } from '@careway/contracts';
import { factOf } from './fact-of-event.ts';
import { FACT_KINDS } from './fact.ts';

const id = '018f2b1c-0000-7000-8000-000000000001';
const about = { id, subject: 'ada', time: '2026-03-02T09:00:00Z' };
const cause = { messageId: id, revision: 1, interfaceId: 'pas', trigger: 'A01', visitId: id };

describe('the fact of an event', () => {
  it('has its times as instants that sort as text, and keeps what was deleted apart from what was not said', () => {
    const times = { occurredAt: '2026-03-02T09:00:00+01:00', recordedAt: '2026-03-02T08:00:00Z' };
    const event = domainEvent(PatientAdmitted, about, { ...cause, ...times, location: null });
    expect(factOf(event)).toEqual({
      ...cause,
      kind: 'patient-admitted',
      subjectId: 'ada',
      location: null,
      occurredAt: '2026-03-02T08:00:00.000Z',
      recordedAt: '2026-03-02T08:00:00.000Z',
      knownAt: '2026-03-02T09:00:00.000Z',
    });
  });

  it('of a visit that moves names the patient it belongs to', () => {
    const times = { occurredAt: about.time, recordedAt: about.time };
    const moved = { ...cause, trigger: 'A45', ...times, fromSubjectId: 'ada', toSubjectId: 'bea' };
    expect(factOf(domainEvent(VisitMoved, about, moved))).toMatchObject({ kind: 'visit-moved', subjectId: 'bea' });
  });

  it('is none for an event that is about no visit', () => {
    expect(factOf(domainEvent(HeartbeatStarted, about, { heartbeatId: id, startedAt: about.time }))).toBeUndefined();
  });

  it('knows every event of the gateway that names a visit', () => {
    const visits = allEvents().filter(({ schema }) => JSON.stringify(schema).includes('"visitId"'));
    expect(visits.map(({ type }) => type).sort()).toEqual(FACT_KINDS.map((kind) => `gateway.${kind}.v1`).sort());
  });
});
