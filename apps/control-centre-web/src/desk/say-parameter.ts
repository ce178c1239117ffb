import { sayAge } from '@careway/pressure';
import type { Parameter, Step } from '../opel/opel-answer.ts';

const WORDS = { '>': 'above', '>=': 'at least', '<': 'below', '<=': 'at most' } as const;
const DAY_S = 86_400;
const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `61.5 %`, `22 minutes`; a dash when it is not known. */
export const sayAmount = (value: number | null, unit: string): string =>
  value === null ? '–' : `${number.format(value)} ${unit}`;

/** `above 60 minutes: +4, OPEL 4`; nothing where there is no such step. */
export function sayStep(step: Step | undefined, unit: string): string {
  if (!step) return '–';
  const sign = step.points > 0 ? '+' : '−';
  const then = step.level === null ? '' : `, OPEL ${step.level}`;
  return `${WORDS[step.comparison]} ${sayAmount(step.value, unit)}: ${sign}${number.format(Math.abs(step.points))}${then}`;
}

/** `6 of 10`; `0 to 10 of 10` while the value can't be believed. */
export function sayPoints({ points, bestPoints, worstPoints, maxPoints }: Parameter): string {
  const of = `of ${number.format(maxPoints)}`;
  if (points !== null && bestPoints === worstPoints) return `${number.format(points)} ${of}`;
  const range = `${number.format(bestPoints)} to ${number.format(worstPoints)} ${of}`;
  return points === null ? range : `${number.format(points)} (${range})`;
}

/** `fresh, 4 min`; `never received`. `now` is epoch ms by the service's clock. */
export function sayParameterState({ state, receivedAt }: Parameter, now: number): string {
  if (receivedAt === null) return state;
  const age = Math.max(0, now - Date.parse(receivedAt)) / 1000;
  return `${state}, ${age < DAY_S ? sayAge(age) : `since ${sayAge(age)}`}`;
}
