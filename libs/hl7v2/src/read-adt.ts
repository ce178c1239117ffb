import type { AdtMessage, Problem } from './adt-message.ts';
import type { Er7Message } from './er7-message.ts';
import { refuse, warn } from './problem.ts';
import { readMerge } from './read-merge.ts';
import { readPatient } from './read-patient.ts';
import { readTimes } from './read-times.ts';
import { readVisit } from './read-visit.ts';
import type { TriggerNeeds } from './triggers.ts';
import { TRIGGERS } from './triggers.ts';
import type { ZFacts, ZSegmentMap } from './z-segments.ts';
import { readZSegments } from './z-segments.ts';

/** How an interface's messages are read. */
export interface AdtOptions {
  /** IANA zone of times without one; default Europe/London. */
  timeZone?: string | undefined;
  /** Assigning authority of identifiers that name none; default MSH-4.1. */
  identifierAuthority?: string | undefined;
  zSegments?: ZSegmentMap | undefined;
}

/** An ADT message with its warnings, or all its problems, at least one an error. */
export type ReadAdt = { adt: AdtMessage; z: ZFacts; problems: Problem[] } | { adt?: undefined; problems: Problem[] };

/** Reads what patient flow needs from an ADT message whose trigger is in `TRIGGERS`. All faults are told at once. */
export const readAdt = (message: Er7Message, options: AdtOptions = {}): ReadAdt => {
  const { header } = message;
  const needs = TRIGGERS[header.trigger];
  if (needs === undefined) return { problems: [unknownTrigger(header.trigger)] };
  const timeZone = options.timeZone ?? 'Europe/London';
  const authority = options.identifierAuthority ?? header.sendingFacility;
  const times = readTimes(message, timeZone);
  const problems: Problem[] = [...times.problems, ...structure(message, needs)];
  const visit = readVisit(message, needs, timeZone, problems);
  const pid = message.segment('PID');
  if (pid === undefined) return { problems };
  const patient = readPatient(pid, authority, problems);
  const merge = readMerge(message, needs, patient.identifiers, authority, problems);
  const { occurredAt, recordedAt } = times;
  if (occurredAt === undefined || recordedAt === undefined || problems.some(isError)) return { problems };
  const { controlId, sendingApplication, sendingFacility, trigger } = header;
  const adt = {
    controlId,
    sendingApplication,
    sendingFacility,
    trigger,
    occurredAt,
    recordedAt,
    patient,
    visit,
    merge,
  };
  return { adt, z: readZSegments(message, options.zSegments), problems };
};

const isError = (problem: Problem): boolean => problem.severity === 'error';

/** The answer to an ADT trigger that is not translated. */
export const unknownTrigger = (trigger: string): Problem =>
  refuse(
    { segment: 'MSH', field: 9, component: 2 },
    {
      code: 201,
      found: trigger,
      rule: `Translated are ${Object.keys(TRIGGERS).join(' ')}.`,
      fix: 'Stop sending this trigger here, or have the interface set to keep and ignore it.',
    },
  );

const structure = (message: Er7Message, needs: TriggerNeeds): Problem[] => {
  const problems: Problem[] = [];
  const said = message.value('EVN', 1);
  if (said && said !== message.header.trigger) {
    const rule = 'EVN-1, when sent, equals MSH-9.2; MSH-9.2 was used.';
    problems.push(
      warn({ segment: 'EVN', field: 1 }, { code: 103, found: said, rule, fix: 'Send the same trigger in both.' }),
    );
  }
  if (message.segment('PID') === undefined) {
    const wrongCase = message.names.some((name) => name.toUpperCase() === 'PID');
    const fix = wrongCase ? 'Write segment names in capitals.' : 'Send PID after EVN.';
    problems.push(refuse({ segment: 'PID' }, { code: 100, rule: 'An ADT message has a PID segment.', fix }));
  }
  const single = needs.kind === 'visit' || needs.kind === 'person' ? ['PID', 'PV1'] : ['PID', 'MRG'];
  for (const name of single)
    if (message.segments(name).length > 1) problems.push(repeated(name, message.header.trigger));
  return problems;
};

const repeated = (segment: string, trigger: string): Problem =>
  refuse(
    { segment, occurrence: 2 },
    {
      code: 100,
      rule: `A ${trigger} message is about one ${segment === 'PV1' ? 'visit' : 'record'}: it has one ${segment} segment.`,
      fix: `Send a message of its own for each ${segment}.`,
    },
  );
