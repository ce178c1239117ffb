import { boardAt, levelInForce, type BoardSnapshot, type Figure } from '@careway/pressure';
import { sayMoment } from '../alerts/alerts-now.ts';

export interface WhoDid {
  name: string;
  role: string;
}

/** A decision, or an action that was agreed, as `GET /huddles/:id` tells it. Instants are RFC 3339. */
export interface Entry {
  number: number;
  kind: 'decision' | 'action';
  says: string;
  reason?: string;
  owner?: string;
  dueAt?: string;
  saidAt: string;
  saidBy: WhoDid;
  doneAt?: string;
  doneBy?: WhoDid;
  doneSays?: string;
}

/** One huddle of `GET /huddles`. */
export interface Huddle {
  huddleId: string;
  number: number;
  title: string;
  openedAt: string;
  openedBy: WhoDid;
  closedAt?: string;
  closedBy?: WhoDid;
  summary?: string;
  decisions: number;
  actions: number;
  actionsOpen: number;
}

export type HuddleWithBoard = Huddle & { entries: Entry[]; board: BoardSnapshot };

/** `GET /huddles/latest/changes` */
export interface ChangesSince {
  huddleId?: string;
  changes: { says: string }[];
}

/** One line of the frozen board. */
export interface FrozenRow {
  placeId: string;
  name: string;
  occupied: string;
  usable: string;
  onLeave: string;
  opel: string;
}

/** The figures of each provider at the moment in which the huddle was opened. */
export function frozenRows({ layout, facts, serverTime }: BoardSnapshot): FrozenRow[] {
  return boardAt(layout, facts, Date.parse(serverTime)).providers.map(({ id, name, figures }) => {
    const scored = facts.opel.find(({ placeId, pillar }) => placeId === id && pillar !== 'overall');
    const level = scored ? levelInForce(scored) : null;
    return {
      placeId: id,
      name,
      occupied: sayFrozen(figures.occupied),
      usable: sayFrozen(figures.usable),
      onLeave: sayFrozen(figures.onLeave),
      opel: level === null ? 'unknown' : `OPEL ${level}`,
    };
  });
}

/** `38`, `38 (stale)`, `at least 20 (2 of 3)`, `unknown` */
export function sayFrozen({ value, range, state }: Pick<Figure, 'value' | 'range' | 'state'>): string {
  if (value !== null) return state === 'fresh' ? String(value) : `${value} (${state})`;
  return range ? `at least ${range.atLeast} (${range.known} of ${range.of})` : 'unknown';
}

export const sayOpened = ({ openedAt, openedBy, closedAt, closedBy }: Huddle): string =>
  `opened ${sayMoment(openedAt)} by ${openedBy.name}; ` +
  (closedAt ? `closed ${sayMoment(closedAt)} by ${closedBy?.name}` : 'open');

export const sayCounts = ({ decisions, actions, actionsOpen }: Huddle): string =>
  `${counted(decisions, 'decision')}, ${counted(actions, 'action')}, ${actionsOpen} open`;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

export function sayEntry({ kind, reason, owner, dueAt, doneAt, doneBy, doneSays }: Entry): string {
  if (kind === 'decision') return `Why: ${reason}`;
  const done = doneAt ? `done ${sayMoment(doneAt)} by ${doneBy?.name}${doneSays ? `: ${doneSays}` : ''}` : 'open';
  return `${owner}, until ${sayMoment(dueAt!)}: ${done}`;
}
