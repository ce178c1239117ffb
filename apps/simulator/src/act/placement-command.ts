import type { Act } from '../plan-acts/story.ts';
import type { Finding } from './finding.ts';
import type { Command } from './story-book.ts';

type OnPlacement = Extract<Act, { do: 'start' | 'tell-coordinator' | 'contact' | 'review' | 'change' | 'end' }>;

const PLACEMENTS = '/out-of-area/placements';
const PATHS = {
  'tell-coordinator': 'coordinator-told',
  contact: 'contacts',
  review: 'reviews',
  change: 'change',
  end: 'end',
} as const;

/** What the sending provider says of a placement. Of what was said before only `change` and `end` take notice. */
export async function placementCommand(finding: Finding, act: OnPlacement): Promise<Command | undefined> {
  const { known, bedTracking, by, key } = finding;
  if (act.do === 'start') return { method: 'POST', path: PLACEMENTS, body: act.said, key };
  if (!known.placementId) return undefined;
  const placement = `${PLACEMENTS}/${known.placementId}`;
  const command: Command = { method: 'POST', path: `${placement}/${PATHS[act.do]}`, body: bodyOf(act), key };
  if (act.do !== 'change' && act.do !== 'end') return command;
  const seen = await bedTracking.read<{ version: number }>(placement, by);
  return seen && { ...command, version: seen.version };
}

function bodyOf(act: Exclude<OnPlacement, { do: 'start' }>): object {
  if (act.do === 'change') return act.said;
  const { do: _, ...body } = act;
  return body;
}
