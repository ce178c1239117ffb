import type { Hl7LikeMessage } from '@careway/contracts';
import type { Happening } from '../model/happening.ts';
import type { Person } from '../model/person.ts';
import type { Feed } from './feed.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** One ADT message as HL7-like JSON, the body of `POST /events`. */
export function writeJson(happening: Happening, controlId: string, feed: Feed): Buffer {
  const { trigger, at, sayAt, person, mergedMrn } = happening;
  const message: Hl7LikeMessage = {
    controlId,
    sendingApplication: feed.application,
    sendingFacility: feed.facility,
    type: 'ADT',
    event: trigger,
    occurredAt: iso(at),
    recordedAt: iso(sayAt),
    patient: patient(person, feed),
  };
  if (trigger !== 'A40') message.visit = visit(happening, feed);
  if (mergedMrn) message.merge = { identifiers: [{ value: mergedMrn, type: 'PI', authority: feed.authority }] };
  return Buffer.from(JSON.stringify(message));
}

function patient({ mrn, nhsNumber, family, given, birthDate, sex }: Person, feed: Feed): Hl7LikeMessage['patient'] {
  const identifiers = [{ value: mrn, type: 'PI', authority: feed.authority }];
  if (nhsNumber) identifiers.unshift({ value: nhsNumber, type: 'NH', authority: 'NHS' });
  const said = { identifiers, familyName: family, givenName: given, sex };
  return birthDate ? { ...said, birthDate } : said;
}

function visit(happening: Happening, feed: Feed): NonNullable<Hl7LikeMessage['visit']> {
  const { visitNumber, patientClass, spot, prior, admittedAt, dischargedAt, expectedDischargeAt } = happening;
  return {
    number: visitNumber,
    patientClass,
    location: feed.place(spot),
    ...(prior && { priorLocation: feed.place(prior) }),
    ...(admittedAt !== undefined && { admittedAt: iso(admittedAt) }),
    ...(dischargedAt !== undefined && { dischargedAt: iso(dischargedAt), dischargeDisposition: '1' }),
    ...(expectedDischargeAt !== undefined && { expectedDischargeAt: iso(expectedDischargeAt) }),
  };
}
