import type { Problem } from './adt-message.ts';
import { escapeText } from './escapes.ts';
import { CODE_TEXT, locate } from './problem.ts';
import type { Separators } from './separators.ts';

/** More than this many faults are not told in one answer; the error desk has them all. */
const MOST_TOLD = 20;

/**
 * ERR as the version has it. From 2.5 a segment per fault:
 * `ERR||PID^1^3^1^1|101^Required field missing^HL70357|E|||rule and fix`. Before, one segment that repeats ERR-1:
 * `ERR|PID^1^3^101&Required field missing&HL70357`.
 */
export const errorSegments = (
  errors: readonly Problem[],
  separators: Separators,
  { old, reference }: { old: boolean; reference?: string | undefined },
): string[] => {
  const told = errors.slice(0, MOST_TOLD);
  if (told.length === 0) return [];
  if (!old) return told.map((problem) => asSegment(problem, separators, reference));
  const repetitions = told.map((problem) => asRepetition(problem, separators));
  return [`ERR${separators.field}${repetitions.join(separators.repetition)}`];
};

const asSegment = (problem: Problem, separators: Separators, reference: string | undefined): string => {
  const { component } = separators;
  const place: (string | number)[] = [problem.segment, problem.occurrence];
  if (problem.field !== undefined) place.push(problem.field, 1);
  if (problem.field !== undefined && problem.component !== undefined) place.push(problem.component);
  const code = [problem.code, CODE_TEXT[problem.code] ?? '', 'HL70357'].join(component);
  const detail = `${locate(problem)} (${problem.valueClass}): ${problem.rule} ${problem.fix}`;
  const support = reference === undefined ? '' : ` Reference ${reference}`;
  const fields = ['ERR', '', place.join(component), code, 'E', '', '', escapeText(detail + support, separators)];
  return fields.join(separators.field);
};

const asRepetition = (problem: Problem, { component, subcomponent }: Separators): string => {
  const code = [problem.code, CODE_TEXT[problem.code] ?? '', 'HL70357'].join(subcomponent || ' ');
  return [problem.segment, problem.occurrence, problem.field ?? '', code].join(component);
};
