import { Flag, Instant, ListOf, Location, OneOf, Part, Text, Uuid } from '@careway/contracts';

/** A local identifier of a patient, as a sender or a person says it. */
export class IdentifierSaid {
  @Text({ max: 40, description: 'The identifier, such as a hospital number' }) identifier: string;
  @Text({ max: 40, optional: true, description: 'Who gave it: the authority of the interface, or NHS' })
  authority?: string;
  @Text({ max: 10, optional: true, description: 'HL7 table 0203: MR, PI, NH' }) type?: string;
}

export class StayAnswer {
  @Instant({ description: 'Happened' }) from: string;
  @Instant({ optional: true, description: 'Absent while it lasts' }) to?: string;
  @Part(() => Location, { optional: true }) place?: Location;
  @Text({ max: 20 }) patientClass: string;
  @Flag() onLeave: boolean;
}

export class MovementAnswer {
  @OneOf(['opened', 'moved', 'reclassed', 'left', 'returned', 'closed']) kind: string;
  @Text({ max: 3, description: 'HL7 trigger event' }) trigger: string;
  @Instant({ description: 'Happened' }) happenedAt: string;
  @Instant({ description: "Recorded by the sender's system" }) recordedAt: string;
  @Instant({ description: 'Known to Careway' }) knownAt: string;
  @Part(() => Location, { optional: true }) place?: Location;
  @Instant({ optional: true, description: 'When the sender recorded that it did not happen' }) cancelledAt?: string;
}

export class SpellAnswer {
  @Uuid({ description: "Careway's id of the visit" }) visitId: string;
  @Uuid({ description: 'The subject that lives on, after merges' }) subjectId: string;
  @OneOf(['unknown', 'expected', 'open', 'closed', 'cancelled']) status: string;
  @Text({ optional: true, max: 20 }) patientClass?: string;
  @Instant({ optional: true }) admittedAt?: string;
  @Instant({ optional: true }) dischargedAt?: string;
  @Text({ optional: true, max: 20 }) dischargeDisposition?: string;
  @Text({ optional: true, max: 20 }) treatmentFunction?: string;
  @Instant({ optional: true }) expectedDischargeAt?: string;
  @ListOf(() => StayAnswer, { max: 10_000 }) stays: StayAnswer[];
  @ListOf(() => MovementAnswer, { max: 10_000 }) movements: MovementAnswer[];
}

export class SpellList {
  @ListOf(() => SpellAnswer, { max: 10_000 }) spells: SpellAnswer[];
}
