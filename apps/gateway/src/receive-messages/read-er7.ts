import { decideAnswer, type Inbound, type InboundOptions } from '@careway/hl7v2';
import type { Interface } from '@careway/reference-data';
import { applyZFacts } from './apply-z-facts.ts';

/** A message read by the settings of its interface. */
export type ReadSingle = Exclude<Inbound, { answer: 'batch' }>;

/** Reads the bytes of one frame or body by the settings of the interface. Pure. */
export function readEr7(bytes: Buffer, from: Interface, charset: string = from.charset): Inbound {
  const inbound = decideAnswer(bytes, { ...optionsOf(from), charset });
  return inbound.answer === 'accepted'
    ? { ...inbound, adt: applyZFacts(inbound.adt, inbound.z.facts, from.timeZone) }
    : inbound;
}

/** The same for what must be one message: a batch within is refused. */
export function readSingle(bytes: Buffer, from: Interface, charset?: string): ReadSingle {
  return readEr7(bytes, { ...from, batches: false }, charset) as ReadSingle;
}

const optionsOf = (from: Interface): InboundOptions => ({
  timeZone: from.timeZone,
  batches: from.batches,
  unknownTriggers: from.unknownTriggers,
  allowedVersions: from.allowedVersions,
  allowedApplications: from.allowedApplications,
  allowedFacilities: from.allowedFacilities,
  identifierAuthority: from.identifierAuthority || undefined,
  zSegments: zSegmentsOf(from),
});

function zSegmentsOf({ zSegments }: Interface): Record<string, Record<string, string>> {
  const map: Record<string, Record<string, string>> = {};
  for (const { segment, field, component, means } of zSegments)
    (map[segment] ??= {})[means] = component ? `${field}.${component}` : String(field);
  return map;
}
