import { stateOfFigure } from '@careway/figures';
import { sayScore } from '@careway/opel';
import type { AlertStanding, BoardFacts, Figure, FigureHeard } from '@careway/pressure';
import { nameScores, type NameOf } from './name-scores.ts';
import type { HuddleEntry } from './shapes.ts';

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'long',
  timeStyle: 'short',
});

/** Such as `23 November 2026 at 10:00`, Europe/London. */
export const sayMoment = (instant: string): string => LONDON.format(new Date(instant));

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

export const sayLevels = ({ opel }: BoardFacts, nameOf: NameOf): string[] =>
  nameScores(opel, nameOf).map(({ name, score }) => `${name}: ${sayScore(score)}`);

export function sayFigure({ value, range, state }: Figure): string {
  const number = value === null ? (range ? `at least ${range.atLeast}` : 'unknown') : String(value);
  return state === 'fresh' ? number : `${number} (${state})`;
}

/** How many figures were observed, and how far they could be believed at `now` (epoch milliseconds). */
export function sayObserved(figures: readonly FigureHeard[], now: number): string {
  const states = Map.groupBy(figures, (figure) => stateOfFigure(figure, now));
  const counts = [...states].map(([state, those]) => `${those.length} ${state}`);
  return `${figures.length} observed figures${counts.length > 0 ? `: ${counts.join(', ')}` : ''}.`;
}

export function sayAlert({ says, action, owner, dueAt, acknowledgedAt }: AlertStanding): string {
  const whose = [owner ?? 'no owner', ...(dueAt ? [`until ${sayMoment(dueAt)}`] : [])].join(', ');
  const seen = acknowledgedAt ? `acknowledged ${sayMoment(acknowledgedAt)}` : 'not acknowledged';
  return `${sentence(says)} ${sentence(action)} ${whose}: ${seen}.`;
}

const saidBy = ({ saidAt, saidBy: by }: HuddleEntry): string => `${by.name} (${by.role}), ${sayMoment(saidAt)}.`;

export const sayDecision = (one: HuddleEntry): string =>
  `${sentence(one.says)} Why: ${sentence(one.reason ?? 'not said')} Decided by ${saidBy(one)}`;

export function sayAction(one: HuddleEntry): string {
  const { says, owner, dueAt, doneAt, doneBy, doneSays } = one;
  const done = doneAt ? `done ${sayMoment(doneAt)} by ${doneBy!.name}${doneSays ? `, ${doneSays}` : ''}` : 'open';
  return `${sentence(says)} ${owner}, until ${sayMoment(dueAt!)}: ${sentence(done)} Written down by ${saidBy(one)}`;
}
