import { Day, Instant, ListOf, OneOf, Part, Pattern, Text } from '../field/field.ts';

const said = { optional: true, nullable: true } as const;

export class Hl7LikeIdentifier {
  @Text({ max: 40 }) value: string;
  @Text({ optional: true, max: 10, description: 'CX-5 identifier type: NH (NHS number), PI, MR, ...' }) type?: string;
  @Text({ optional: true, max: 40, description: 'CX-4 assigning authority; NHS for the NHS number' })
  authority?: string;
}

export class Hl7LikeLocation {
  @Text({ max: 80 }) pointOfCare: string;
  @Text({ optional: true, max: 80 }) room?: string;
  @Text({ optional: true, max: 80 }) bed?: string;
  @Text({ optional: true, max: 80 }) facility?: string;
}

export class Hl7LikePatient {
  @ListOf(() => Hl7LikeIdentifier, { max: 20 }) identifiers: Hl7LikeIdentifier[];
  @Text({ ...said }) familyName?: string | null;
  @Text({ ...said }) givenName?: string | null;
  @Day({ ...said }) birthDate?: string | null;
  @Text({ ...said, max: 10 }) sex?: string | null;
}

export class Hl7LikeVisit {
  @Text({ max: 40, description: 'PV1-19' }) number: string;
  @Text({ ...said, max: 20, description: 'PV1-2, table 0004' }) patientClass?: string | null;
  @Part(() => Hl7LikeLocation, said) location?: Hl7LikeLocation | null;
  @Part(() => Hl7LikeLocation, said) priorLocation?: Hl7LikeLocation | null;
  @Text({ ...said, max: 20 }) treatmentFunction?: string | null;
  @Text({ ...said, max: 20 }) admissionSource?: string | null;
  @Text({ ...said, max: 20 }) dischargeDisposition?: string | null;
  @Instant({ ...said }) admittedAt?: string | null;
  @Instant({ ...said }) dischargedAt?: string | null;
  @Instant({ ...said }) expectedAdmissionAt?: string | null;
  @Instant({ ...said }) expectedDischargeAt?: string | null;
}

export class Hl7LikeMerge {
  @ListOf(() => Hl7LikeIdentifier, { max: 20, description: 'MRG-1' }) identifiers: Hl7LikeIdentifier[];
  @Text({ optional: true, max: 40, description: 'MRG-5' }) visitNumber?: string;
}

/** The same facts as an HL7 v2 ADT message, as JSON: the body of `POST /events`. A field left out was not said; `null` deletes. */
export class Hl7LikeMessage {
  @Text({ max: 199, description: 'MSH-10: unique per sender; the same id with the same bytes is a replay' })
  controlId: string;
  @Text({ max: 60, description: 'MSH-3' }) sendingApplication: string;
  @Text({ max: 60, description: 'MSH-4' }) sendingFacility: string;
  @OneOf(['ADT'], { description: 'MSH-9.1' }) type: string;
  @Pattern(/^A\d\d$/, { description: 'MSH-9.2 trigger event' }) event: string;
  @Instant({ description: 'EVN-6: happened' }) occurredAt: string;
  @Instant({ optional: true, description: 'EVN-2: recorded; occurredAt when left out' }) recordedAt?: string;
  @Part(() => Hl7LikePatient) patient: Hl7LikePatient;
  @Part(() => Hl7LikeVisit, { optional: true }) visit?: Hl7LikeVisit;
  @Part(() => Hl7LikeMerge, { optional: true, description: 'A34, A40, A45, A47' }) merge?: Hl7LikeMerge;
}
