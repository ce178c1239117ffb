import { ackCodeFor, acknowledge, locate, type Problem } from '@careway/hl7v2';
import type { Interface, ReferenceData } from '@careway/reference-data';
import { unmappedLocation } from '../translate/unmapped-location.ts';
import { decideInterface, senderOf } from './decide-interface.ts';
import { readEr7, readSingle, type ReadSingle } from './read-er7.ts';
import { readHl7Like } from './read-hl7-like.ts';

/** What a message would be answered; of what it says only what is not personal. */
export interface Told {
  interfaceId: string;
  /** What would become of it: accepted, ignored, rejected or unreadable. */
  answer: ReadSingle['answer'];
  code: string;
  /** The acknowledgement, one segment a line; absent where none is wanted. */
  acknowledgement?: string[];
  problems: (Pick<Problem, 'code' | 'severity' | 'valueClass' | 'rule' | 'fix'> & { place: string })[];
  says?: { trigger: string; occurredAt: string; recordedAt: string; wardId?: string; bedId?: string };
}

export function tellEr7(bytes: Buffer, places: ReferenceData, now: Date, charset?: string): Told | Told[] {
  const interfaceOf = (one: Buffer) => decideInterface(places, { ...senderOf(one), door: 'http' });
  const from = interfaceOf(bytes);
  const inbound = readEr7(bytes, from, charset);
  if (inbound.answer !== 'batch') return tell(inbound, from, places, now);
  return inbound.messages.map((one) => tell(readSingle(one, interfaceOf(one), charset), interfaceOf(one), places, now));
}

export function tellHl7Like(body: object, places: ReferenceData, now: Date): Told {
  const { sendingApplication: application, sendingFacility: facility } = body as Record<string, unknown>;
  const sender = { application: text(application), facility: text(facility), door: 'json' } as const;
  const from = decideInterface(places, sender);
  return tell(readHl7Like(body, from), from, places, now);
}

const text = (said: unknown): string => (typeof said === 'string' ? said.trim() : '');

function tell(inbound: ReadSingle, from: Interface, places: ReferenceData, now: Date): Told {
  const location = inbound.answer === 'accepted' ? inbound.adt.visit?.location : undefined;
  const place = location?.pointOfCare ? places.findPlace(from.id, location) : undefined;
  const unmapped = location?.pointOfCare && !place ? [unmappedLocation(from.id)] : [];
  const problems = [...inbound.problems, ...unmapped];
  const code = ackCodeFor(inbound.header, from.ackMode, inbound.answer);
  const told: Told = { interfaceId: from.id, answer: inbound.answer, code, problems: problems.map(shown) };
  if (code !== 'none')
    told.acknowledgement = acknowledge(inbound.header, { code, problems, controlId: 'NOT-STORED', now })
      .trimEnd()
      .split('\r');
  if (inbound.answer === 'accepted') {
    const { trigger, occurredAt, recordedAt } = inbound.adt;
    told.says = { trigger, occurredAt, recordedAt, ...place };
  }
  return told;
}

/** A problem as people read it. */
export const shown = ({ code, severity, valueClass, rule, fix, ...place }: Problem): Told['problems'][number] => ({
  place: locate(place),
  code,
  severity,
  valueClass,
  rule,
  fix,
});
