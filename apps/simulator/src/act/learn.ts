import type { Act } from '../plan-acts/story.ts';
import type { Command, Known } from './story-book.ts';
import type { Said } from './bed-tracking.ts';

const IDS = ['reservationId', 'transferId', 'placementId'] as const;

const GIVES_BACK: ReadonlySet<string> = new Set(['release', 'tidy', 'open']);
/** What a story knows of its bed. */
export const BED = ['placeId', 'bed', 'isClosed', 'stayId', 'reservationId'] as const;

/** What a story knows after an answer: nothing more of what was refused or given back. */
export function learn(known: Known, act: Act, command: Command, said: Said): Known {
  if (!said.done) return afterRefusal(known, act);
  if (GIVES_BACK.has(act.do)) return without(known, BED);
  const told = act.do === 'bring-home' ? lastDecision(said.body) : said.body;
  const ids = IDS.flatMap((name) => (typeof told[name] === 'string' ? [[name, told[name]] as const] : []));
  return { ...known, ...command.known, ...Object.fromEntries(ids) };
}

/** The hold that a decision about a way home made is told with the decision. */
const lastDecision = ({ decisions }: Record<string, unknown>): Record<string, unknown> =>
  (decisions as Record<string, unknown>[]).at(-1) ?? {};

/** A promise or a transfer that could not be acted on is over, or somebody else's to go on with. */
function afterRefusal(known: Known, { do: what }: Act): Known {
  if (what === 'confirm' || GIVES_BACK.has(what)) return without(known, BED);
  const isOnTransfer = ['accept', 'refuse', 'withdraw', 'depart', 'arrive'].includes(what);
  return isOnTransfer ? without(known, ['transferId']) : known;
}

export function without(known: Known, names: readonly (keyof Known)[]): Known {
  const left = { ...known };
  for (const name of names) delete left[name];
  return left;
}
