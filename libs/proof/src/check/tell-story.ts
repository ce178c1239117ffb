import type { Entry } from '../history/entry.ts';
import { isTimed } from './story.ts';
import { sentenceOf } from './sentences.ts';
import type { Violation } from './verdict.ts';

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
  const when = isTimed(entry) || entry.kind === 'fault' || entry.kind === 'healed' ? `${since} s` : 'in the end';
  return `${when.padStart(WHEN + 2)}  ${entry.by.padEnd(WHO)}  ${sentenceOf(entry, names)}`;
}
