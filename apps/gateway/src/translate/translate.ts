import {
  domainEvent,
  PatientIdentifierChanged,
  PatientsMerged,
  VisitMoved,
  type DomainEvent,
  type EventClass,
  type VisitFact,
} from '@careway/contracts';
import { TRIGGERS, type AdtMessage } from '@careway/hl7v2';
import { PERSON_EVENTS, VISIT_EVENTS } from './events-of-triggers.ts';
import { mapLocation, type FindPlace } from './map-location.ts';

/** What the gateway knows of a message beside what it says. */
export interface Known {
  messageId: string;
  /** 1 at first; a replay after a mended mapping has a higher one. */
  revision: number;
  interfaceId: string;
  subjectId: string;
  /** The subject that MRG names. */
  mergedSubjectId?: string | undefined;
  visitId?: string | undefined;
  /** When Careway received it, ISO 8601. */
  knownAt: string;
  findPlace: FindPlace;
}

export interface Translated {
  events: DomainEvent[];
  /** A location code that reference data doesn't know was among them. */
  unmapped: boolean;
}

/** The domain events that a message tells. Throws for a trigger without a rule: `TRIGGERS` and this must agree. */
export function translate(adt: AdtMessage, known: Known, newId: () => string): Translated {
  const kind = TRIGGERS[adt.trigger]?.kind;
  const { messageId, revision, interfaceId } = known;
  const { trigger, occurredAt, recordedAt } = adt;
  const cause = { messageId, revision, interfaceId, trigger, occurredAt, recordedAt };
  const tell = <Data extends object>(event: EventClass<Data>, data: Data): DomainEvent =>
    domainEvent(event, { id: newId(), subject: known.subjectId, time: known.knownAt }, data);

  if (kind === 'person') return mapped(tell(PERSON_EVENTS[trigger]!, cause));
  if (kind === 'merge' && trigger === 'A47') {
    const [currentSubjectId, previousSubjectId] = [known.subjectId, known.mergedSubjectId!];
    return mapped(tell(PatientIdentifierChanged, { ...cause, currentSubjectId, previousSubjectId }));
  }
  if (kind === 'merge') {
    const [survivingSubjectId, mergedSubjectId] = [known.subjectId, known.mergedSubjectId!];
    // Both identifiers were already one person's: nothing merges, and the message stays for who asks.
    if (survivingSubjectId === mergedSubjectId) return { events: [], unmapped: false };
    return mapped(tell(PatientsMerged, { ...cause, survivingSubjectId, mergedSubjectId }));
  }
  if (kind === 'move') {
    const [toSubjectId, fromSubjectId] = [known.subjectId, known.mergedSubjectId!];
    return mapped(tell(VisitMoved, { ...cause, visitId: known.visitId!, fromSubjectId, toSubjectId }));
  }
  return visitFact(adt, { ...cause, visitId: known.visitId! }, known, tell);
}

const mapped = (event: DomainEvent): Translated => ({ events: [event], unmapped: false });

function visitFact(
  { visit, trigger }: AdtMessage,
  cause: Omit<VisitFact, 'location' | 'priorLocation'>,
  { findPlace }: Known,
  tell: (event: EventClass<VisitFact>, data: VisitFact) => DomainEvent,
): Translated {
  const { number: _, location, priorLocation, ...said } = visit!;
  const now = mapLocation(location, findPlace);
  const before = mapLocation(priorLocation, findPlace);
  const places = {
    ...(location === undefined ? {} : { location: now.place }),
    ...(priorLocation === undefined ? {} : { priorLocation: before.place }),
  };
  const data = withoutUndefined({ ...cause, ...said, ...places }) as VisitFact;
  // Where somebody was no longer needs a ward.
  return { events: [tell(VISIT_EVENTS[trigger]!, data)], unmapped: now.unmapped };
}

function withoutUndefined(object: Readonly<Record<string, unknown>>): object {
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(object)) if (object[name] !== undefined) kept[name] = object[name];
  return kept;
}
