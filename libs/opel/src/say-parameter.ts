import type { Change, ExplainedParameter } from './explain.ts';

const WORDS = { '>': 'above', '>=': 'at or above', '<': 'below', '<=': 'at or below' } as const;
const MINUTE = 60;

const round = (value: number): string => String(Math.round(value * 10) / 10);

const amount = (value: number, unit: string): string => (unit === '%' ? `${round(value)}%` : `${round(value)} ${unit}`);

/** How long ago, in words; `just now` is less than a minute. */
export function sayAge(seconds: number): string {
  const minutes = Math.floor(seconds / MINUTE);
  if (minutes < 1) return 'just now';
  if (minutes < 2 * MINUTE) return `${minutes} min ago`;
  const hours = Math.floor(minutes / MINUTE);
  return hours < 48 ? `${hours} h ago` : `${Math.floor(hours / 24)} days ago`;
}

/** One parameter in one sentence: its value, age, points, and what would raise or lower them. */
export function sayParameter(one: ExplainedParameter): string {
  const { name, unit, value, points, bestPoints, worstPoints, maxPoints, state } = one;
  if (value === null || points === null)
    return `${name}: never received, so between ${round(bestPoints)} and ${round(worstPoints)} points.`;
  const age = one.ageSeconds === null ? '' : `, ${sayAge(one.ageSeconds)}`;
  const doubt = bestPoints === worstPoints ? '' : ` (${state}: between ${round(bestPoints)} and ${round(worstPoints)})`;
  const steps = [one.raise, one.lower].flatMap((change) => (change ? [sayChange(change, unit)] : []));
  const worth = `${round(points)} of ${round(maxPoints)} points${doubt}`;
  return `${name}: ${amount(value, unit)}${age}, ${worth}.${steps.length > 0 ? ` ${steps.join('; ')}.` : ''}`;
}

function sayChange({ value, comparison, points, level }: Change, unit: string): string {
  const sign = points > 0 ? '+' : '−';
  const words = WORDS[comparison];
  const then = level === null ? '' : `, OPEL ${level}`;
  return `${words[0]!.toUpperCase()}${words.slice(1)} ${amount(value, unit)}: ${sign}${round(Math.abs(points))}${then}`;
}
