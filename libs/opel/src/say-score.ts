import type { Case, Level } from './level.ts';

/** What a sentence about a score needs. */
export interface SaidScore {
  level: Level | null;
  points: number | null;
  maxPoints: number;
  best: Case;
  worst: Case;
  unsure: readonly string[];
  override?: { level: Level; by: string; reason: string; until: string };
}

const round = (points: number): string => String(Math.round(points * 10) / 10);
const NAMED = 3;

/** A score in one sentence; what can't be believed is named, and a range is never said as one level. */
export function sayScore(score: SaidScore): string {
  const { override } = score;
  if (!override) return `${computed(score)}.`;
  const { level, by, reason, until } = override;
  return `OPEL ${level}, set by ${by} until ${clock(until)}: ${reason}. Computed: ${computed(score)}.`;
}

function computed({ level, points, maxPoints, best, worst, unsure }: SaidScore): string {
  const range = best.level === worst.level ? '' : `between OPEL ${best.level} and OPEL ${worst.level}`;
  const total = points === null ? `${round(best.points)} to ${round(worst.points)}` : round(points);
  const worth = `${total} of ${round(maxPoints)} points`;
  const doubt = unsure.length === 0 ? '' : `, as there is no current ${listed(unsure)}`;
  if (level === null) return `${range}, ${worth}${doubt}`;
  return `OPEL ${level}, ${worth}${range === '' ? '' : `; ${range}`}${doubt}`;
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const clocks = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

/** `14:05` on the clocks of England. */
const clock = (instant: string): string => clocks.format(Date.parse(instant));
