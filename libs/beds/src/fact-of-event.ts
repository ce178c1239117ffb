import type { DomainEvent, VisitFact, VisitMoved } from '@careway/contracts';
import { FACT_KINDS, type Fact, type FactKind, type Said } from './fact.ts';

const TIMES = ['admittedAt', 'dischargedAt', 'expectedAdmissionAt', 'expectedDischargeAt'] as const;
const TEXTS = [
  'patientClass',
  'location',
  'priorLocation',
  'treatmentFunction',
  'admissionSource',
  'dischargeDisposition',
] as const;

const instant = (text: string): string => new Date(text).toISOString();

const kindOf = (type: string): FactKind | undefined =>
  FACT_KINDS.find((kind) => type.startsWith('gateway.') && type.split('.')[1] === kind);

/** The fact that an event of the gateway tells about a visit; undefined when it is not about a visit. */
export function factOf(event: DomainEvent): Fact | undefined {
  const kind = kindOf(event.type);
  if (!kind) return undefined;
  const data = event.data as VisitFact | VisitMoved;
  return {
    messageId: data.messageId,
    revision: data.revision,
    kind,
    trigger: data.trigger,
    interfaceId: data.interfaceId,
    visitId: data.visitId,
    subjectId: 'toSubjectId' in data ? data.toSubjectId : event.subject,
    occurredAt: instant(data.occurredAt),
    recordedAt: instant(data.recordedAt),
    knownAt: instant(event.time),
    ...('toSubjectId' in data ? {} : said(data)),
  };
}

function said(data: VisitFact): Said {
  const found: Said = {};
  for (const name of TEXTS) if (data[name] !== undefined) Object.assign(found, { [name]: data[name] });
  for (const name of TIMES) if (data[name] !== undefined) found[name] = data[name] && instant(data[name]);
  return found;
}
