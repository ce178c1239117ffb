import type { Problem, SaidPatient, Said } from './adt-message.ts';
import { refuse, warn } from './problem.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { saidLine, saidText } from './said.ts';
import type { Segment } from './segment.ts';
import { readDay } from './timestamps.ts';

/** Reads PID. An error is added when no identifier in PID-3 can be used. */
export const readPatient = (pid: Segment, authority: string, problems: Problem[]): SaidPatient => {
  const { identifiers, problems: unused } = readIdentifiers(pid, 3, authority);
  problems.push(...unused);
  if (identifiers.length === 0) problems.push(noIdentifier(pid, unused.length > 0));
  const line = (field: number, component = 1): Said<string> => saidLine(pid, field, component, problems);
  return {
    identifiers,
    familyName: line(5, 1),
    givenName: line(5, 2),
    birthDate: birthDate(pid, problems),
    sex: line(8),
    address: address(pid, line),
    phone: line(13) ?? line(13, 12) ?? line(13, 4) ?? line(14),
    accountNumber: line(18),
  };
};

const noIdentifier = (pid: Segment, unusable: boolean): Problem =>
  refuse(
    { segment: 'PID', field: 3, component: unusable ? 1 : undefined },
    {
      code: unusable ? 102 : 101,
      found: pid.field(3),
      rule: 'PID-3 holds at least one identifier that can be used: an NHS number with a right check digit or a local number.',
      fix: 'Send the local patient number in PID-3 (CX-1 number, CX-4 assigning authority, CX-5 type).',
    },
  );

const birthDate = (pid: Segment, problems: Problem[]): Said<string> => {
  const text = saidText(pid, 7);
  if (!text) return text;
  const day = readDay(text);
  if (day !== undefined) return day;
  const rule = 'PID-7 is a date of birth; it was not used.';
  problems.push(warn({ segment: 'PID', field: 7 }, { code: 102, found: text, rule, fix: 'Write dates as YYYYMMDD.' }));
  return undefined;
};

const address = (pid: Segment, line: (field: number, component: number) => Said<string>): Said<string> => {
  const text = pid.field(11);
  if (text === '""') return null;
  if (text === '') return undefined;
  const lines = [1, 2, 3, 4, 5].map((component) => line(11, component));
  return lines.filter((one) => one).join(', ') || undefined;
};
