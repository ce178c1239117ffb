import type { Problem, Said, SaidLocation } from './adt-message.ts';
import { warn } from './problem.ts';
import type { Segment } from './segment.ts';
import { readTimestamp } from './timestamps.ts';

/** The length that HL7 v2 gives names and addresses (XPN, XAD). */
const LONGEST_LINE = 250;
export const LONGEST_NUMBER = 40;
const LONGEST_CODE = 20;
const LONGEST_PLACE = 80;

/** A text, trimmed; only white space is not said. */
export const saidText = (segment: Segment | undefined, field: number, component = 1): Said<string> => {
  const text = segment?.value(field, component);
  if (text === null || text === undefined) return text;
  return text.trim() || undefined;
};

/** A text of at most 250 characters, such as a name; a longer one is not used and told. */
export const saidLine = (segment: Segment, field: number, component: number, problems: Problem[]): Said<string> => {
  const text = saidText(segment, field, component);
  if (!text || text.length <= LONGEST_LINE) return text;
  const rule = `A text has at most ${LONGEST_LINE} characters; this one was not used.`;
  const fix = 'Send one name, line or number in each component.';
  problems.push(warn({ segment: segment.name, field, component }, { code: 102, found: text, rule, fix }));
  return undefined;
};

/** A code of at most 20 characters; a longer one is not used and told. */
export const saidCode = (segment: Segment | undefined, field: number, problems: Problem[]): Said<string> => {
  const text = saidText(segment, field);
  if (segment === undefined || !text || text.length <= LONGEST_CODE) return text;
  const rule = `A code has at most ${LONGEST_CODE} characters; this one was not used.`;
  problems.push(
    warn(
      { segment: segment.name, field, component: 1 },
      { code: 102, found: text, rule, fix: 'Send the code alone in component 1.' },
    ),
  );
  return undefined;
};

/** An instant, ISO 8601 UTC; what is no timestamp is not used and told. */
export const saidTime = (
  segment: Segment | undefined,
  field: number,
  timeZone: string,
  problems: Problem[],
): Said<string> => {
  const text = saidText(segment, field);
  if (segment === undefined || !text) return text;
  const time = readTimestamp(text, timeZone);
  if (time !== undefined) return time.instant;
  const rule = `${segment.name}-${field} is a timestamp; it was not used.`;
  const fix = 'Write times as YYYYMMDDHHMM[SS][.s][+/-ZZZZ].';
  problems.push(warn({ segment: segment.name, field }, { code: 102, found: text, rule, fix }));
  return undefined;
};

/** A place (PL): components 1 to 4; `null` when the field is `""`, undefined when all four are empty. */
export const saidLocation = (segment: Segment | undefined, field: number, problems: Problem[]): Said<SaidLocation> => {
  if (segment === undefined) return undefined;
  if (segment.field(field) === '""') return null;
  const part = (component: number): string | undefined => {
    const text = saidText(segment, field, component) ?? undefined;
    if (text === undefined || text.length <= LONGEST_PLACE) return text;
    const rule = `Part of a place has at most ${LONGEST_PLACE} characters; this one was not used.`;
    problems.push(
      warn(
        { segment: segment.name, field, component },
        { code: 102, found: text, rule, fix: 'Send the code of the place, not its description.' },
      ),
    );
    return undefined;
  };
  const place = { pointOfCare: part(1), room: part(2), bed: part(3), facility: part(4) };
  return Object.values(place).some((text) => text !== undefined) ? place : undefined;
};
