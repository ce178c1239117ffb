import { Instant, Part, Text, Uuid } from '../field/field.ts';
import { Location } from './location.ts';
import { MessageCause } from './message-cause.ts';

const optional = { optional: true, nullable: true } as const;

/**
 * What a message about a visit said (PV1, PV2). A field that is absent was not said; `null` was deleted by the sender.
 * The envelope's subject is the patient's subject id. Times are instants; codes are the sender's.
 */
export abstract class VisitFact extends MessageCause {
  @Uuid({ description: "Careway's id of the visit (PV1-19, else PID-18), never the sender's number" })
  visitId: string;

  @Text({ ...optional, max: 20, description: 'PV1-2 patient class, table 0004: I, O, E, P, R, B, C, N, U' })
  patientClass?: string | null;

  @Part(() => Location, { ...optional, description: 'PV1-3 assigned location' })
  location?: Location | null;

  @Part(() => Location, { ...optional, description: 'PV1-6 prior location' })
  priorLocation?: Location | null;

  @Text({ ...optional, max: 20, description: 'PV1-10 hospital service: treatment function code' })
  treatmentFunction?: string | null;

  @Text({ ...optional, max: 20, description: 'PV1-4 or PV1-14 admission type or source' })
  admissionSource?: string | null;

  @Text({ ...optional, max: 20, description: 'PV1-36 discharge disposition' })
  dischargeDisposition?: string | null;

  @Instant({ ...optional, description: 'PV1-44' })
  admittedAt?: string | null;

  @Instant({ ...optional, description: 'PV1-45' })
  dischargedAt?: string | null;

  @Instant({ ...optional, description: 'PV2-8' })
  expectedAdmissionAt?: string | null;

  @Instant({ ...optional, description: 'PV2-9' })
  expectedDischargeAt?: string | null;
}
