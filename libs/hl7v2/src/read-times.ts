import type { Problem } from './adt-message.ts';
import type { Er7Message } from './er7-message.ts';
import { refuse, warn } from './problem.ts';
import { readTimestamp } from './timestamps.ts';

const FORM = 'Write times as YYYYMMDDHHMM[SS][.s][+/-ZZZZ].';

/** The two clocks of a message, ISO 8601 UTC; undefined with an error among the problems when neither can be told. */
export interface ReadTimes {
  occurredAt?: string | undefined;
  recordedAt?: string | undefined;
  problems: Problem[];
}

/** Occurred: EVN-6, else EVN-2, else MSH-7. Recorded: EVN-2, else MSH-7. */
export const readTimes = (message: Er7Message, timeZone: string): ReadTimes => {
  const problems: Problem[] = [];
  const read = (segment: string, field: number): string | undefined => {
    const text = message.value(segment, field);
    if (!text) return undefined;
    const time = readTimestamp(text, timeZone);
    if (time === undefined) problems.push(notATime(segment, field, text));
    return time?.instant;
  };
  const sent = read('MSH', 7);
  const recorded = read('EVN', 2);
  const occurred = read('EVN', 6);
  const recordedAt = recorded ?? sent;
  if (recordedAt === undefined && occurred === undefined) {
    return { problems: problems.length > 0 ? problems.map(asError) : [noTime(message)] };
  }
  return { occurredAt: occurred ?? recordedAt, recordedAt: recordedAt ?? occurred, problems };
};

const notATime = (segment: string, field: number, found: string): Problem =>
  warn(
    { segment, field },
    { code: 102, found, rule: `${segment}-${field} is a timestamp; it was not used.`, fix: FORM },
  );

const asError = (problem: Problem): Problem => ({ ...problem, severity: 'error' });

const noTime = (message: Er7Message): Problem =>
  refuse(
    { segment: 'EVN', field: 2 },
    {
      code: 101,
      found: message.segment('EVN')?.field(2),
      rule: 'A message says when it was recorded, in EVN-2 or MSH-7.',
      fix: `Send EVN-2 or MSH-7. ${FORM}`,
    },
  );
