import type { Entry } from '../history/entry.ts';
import { sentenceOf } from './sentences.ts';
import type { Violation } from './verdict.ts';

/** Found by reading the stores when all was over: when it came about isn't known. */
const READ: ReadonlySet<Entry['kind']> = new Set([
  'stored',
  'fact',
  'effect',
  'published',
  'told',
  'mark-found',
  'searched',
  'left',
  'reservation',
]);

const WHO = 18;
const WHEN = 10;

/** A violation as lines for a person: seconds since the story began, who, what. */
export function tellStory({ promise, what, about, story }: Violation): string {
  const start = Math.min(...story.map(({ at }) => at));
  const names = new Set(about);
  const lines = story.map((entry) => lineOf(entry, start, names));
  return [`Promise ${promise} was broken: ${what}.`, ...lines].join('\n');
}

function lineOf(entry: Entry, start: number, names: ReadonlySet<string>): string {
  const since = ((entry.at - start) / 1000).toFixed(3);
  const when = READ.has(entry.kind) ? 'in the end' : `${since} s`;
  return `${when.padStart(WHEN + 2)}  ${entry.by.padEnd(WHO)}  ${sentenceOf(entry, names)}`;
}
