import { levelInForce, type Board, type BoardFacts, type Figures } from '@careway/pressure';
import { nameScores, type NameOf } from './name-scores.ts';
import type { ChangeSince } from './shapes.ts';

interface Seen {
  board: Board;
  facts: BoardFacts;
}

const TOLD: (keyof Figures)[] = ['usable', 'occupied'];

/** What differs between two boards, levels first, then beds of each provider, then alerts. Nothing that did not change. */
export function changesSince(before: Seen, now: Seen, nameOf: NameOf): ChangeSince[] {
  return [...levels(before, now, nameOf), ...beds(before, now), ...alerts(before, now)];
}

const isChanged = ({ from, to }: ChangeSince): boolean => from !== to;
const said = (value: number | null): string => (value === null ? 'unknown' : String(value));

const levels = (before: Seen, now: Seen, nameOf: NameOf): ChangeSince[] =>
  nameScores(now.facts.opel, nameOf)
    .map(({ name, score }): ChangeSince => {
      const { placeId, pillar } = score;
      const was = before.facts.opel.find((other) => other.placeId === placeId && other.pillar === pillar);
      const [from, to] = [was ? levelInForce(was) : null, levelInForce(score)];
      return { says: `${name}: OPEL ${said(from)} to ${said(to)}`, from, to };
    })
    .filter(isChanged);

const beds = (before: Seen, now: Seen): ChangeSince[] =>
  now.board.providers
    .flatMap(({ id, name, figures }) => {
      const was = before.board.providers.find((one) => one.id === id);
      return TOLD.map((figure): ChangeSince => {
        const [from, to] = [was?.figures[figure].value ?? null, figures[figure].value];
        return { says: `${name}: ${figures[figure].name.toLowerCase()} ${said(from)} to ${said(to)}`, from, to };
      });
    })
    .filter(isChanged);

function alerts(before: Seen, now: Seen): ChangeSince[] {
  const [from, to] = [before.facts.alerts.length, now.facts.alerts.length];
  const known = new Set(before.facts.alerts.map(({ alertId }) => alertId));
  const fresh = now.facts.alerts.filter(({ alertId }) => !known.has(alertId)).length;
  const gone = from + fresh - to;
  return fresh + gone === 0 ? [] : [{ says: `Alerts: ${fresh} new, ${gone} cleared`, from, to }];
}
