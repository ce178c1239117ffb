import type { Problem } from './adt-message.ts';
import type { MessageHeader } from './header.ts';
import { refuse } from './problem.ts';

/** What an interface lets in. Absent lists let everything in. */
export interface HeaderRules {
  /** MSH-3.1; `*` lets any in. */
  allowedApplications?: readonly string[] | undefined;
  /** MSH-4.1; `*` lets any in. */
  allowedFacilities?: readonly string[] | undefined;
  /** MSH-12.1; default every published 2.x. */
  allowedVersions?: readonly string[] | undefined;
}

const VERSIONS = [
  '2.1',
  '2.2',
  '2.3',
  '2.3.1',
  '2.4',
  '2.5',
  '2.5.1',
  '2.6',
  '2.7',
  '2.7.1',
  '2.8',
  '2.8.1',
  '2.8.2',
  '2.9',
  '2.9.1',
];
const PROCESSING_IDS = ['P', 'T', 'D'];
const LONGEST_CONTROL_ID = 199;

/** Faults of MSH for which a message is rejected (AR): sender, type, processing id, version. */
export const rejections = (header: MessageHeader, rules: HeaderRules): Problem[] => [
  ...sender(header, rules),
  ...type(header),
  ...fromList(header, 11, 202, header.processingId, PROCESSING_IDS, 'processing id'),
  ...fromList(header, 12, 203, header.version, allowed(rules.allowedVersions) ?? VERSIONS, 'HL7 version'),
];

/** Faults of MSH-10: without it nothing can be answered or recognised again. */
export const controlIdFaults = (header: MessageHeader): Problem[] => {
  const place = { segment: 'MSH', field: 10 };
  const fix = 'Send a number that no other message of this sender has.';
  const { controlId } = header;
  if (controlId === '') {
    return [refuse(place, { code: 101, found: header.raw[10], rule: 'MSH-10 holds the message control id.', fix })];
  }
  if (controlId.length <= LONGEST_CONTROL_ID) return [];
  const rule = `MSH-10 has at most ${LONGEST_CONTROL_ID} characters.`;
  return [refuse(place, { code: 102, found: controlId, rule, fix })];
};

const allowed = (list: readonly string[] | undefined): readonly string[] | undefined =>
  list === undefined || list.length === 0 || list.includes('*') ? undefined : list;

const sender = (header: MessageHeader, rules: HeaderRules): Problem[] => {
  const problems: Problem[] = [];
  const check = (field: number, found: string, list: readonly string[] | undefined): void => {
    if (list === undefined || list.includes(found)) return;
    const rule = `This interface takes messages only from the senders registered for it (MSH-${field}).`;
    problems.push(
      refuse(
        { segment: 'MSH', field },
        { code: 103, found, rule, fix: `Send the registered name in MSH-${field}, or have the interface changed.` },
      ),
    );
  };
  check(3, header.sendingApplication, allowed(rules.allowedApplications));
  check(4, header.sendingFacility, allowed(rules.allowedFacilities));
  return problems;
};

const type = (header: MessageHeader): Problem[] => {
  const { messageType: found, trigger } = header;
  const place = { segment: 'MSH', field: 9, component: 1 };
  const fix = 'Send ADT messages here, type in MSH-9.1 and trigger in MSH-9.2.';
  if (found === '') return [refuse(place, { code: 101, found, rule: 'MSH-9 names the message type.', fix })];
  if (found !== 'ADT') return [refuse(place, { code: 200, found, rule: 'Only ADT messages are taken here.', fix })];
  if (trigger !== '') return [];
  return [
    refuse({ ...place, component: 2 }, { code: 101, found: trigger, rule: 'MSH-9.2 names the trigger event.', fix }),
  ];
};

const fromList = (
  header: MessageHeader,
  field: number,
  code: number,
  found: string,
  list: readonly string[],
  what: string,
): Problem[] => {
  const place = { segment: 'MSH', field, component: 1 };
  const fix = `Send one of ${list.join(', ')} in MSH-${field}.`;
  const raw = header.raw[field];
  if (found === '') return [refuse(place, { code: 101, found: raw, rule: `MSH-${field} holds the ${what}.`, fix })];
  if (list.includes(found)) return [];
  return [refuse(place, { code, found: raw, rule: `MSH-${field} is a known ${what}.`, fix })];
};
