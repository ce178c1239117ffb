import type { Violation } from './verdict.ts';

/** A violation as plain lines for a person: seconds since the story began, who, what. */
export function tellStory({ promise, what, story }: Violation): string {
  return [`promise ${promise}: ${what}`, ...story.map((entry) => JSON.stringify(entry))].join('\n');
}
