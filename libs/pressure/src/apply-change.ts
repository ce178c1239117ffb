import type { BoardChange, BoardFacts, HeartbeatHeard } from './board-facts.ts';
import { HEARTBEAT_WINDOW_MS } from './heartbeat-now.ts';

const replace = <Fact>(facts: readonly Fact[], fact: Fact, same: (one: Fact) => boolean): Fact[] => [
  ...facts.filter((one) => !same(one)),
  fact,
];

/** The facts after one change of the log. Changes must be applied in the order of their numbers. */
export function applyChange(facts: BoardFacts, change: BoardChange): BoardFacts {
  switch (change.kind) {
    case 'beds':
      return { ...facts, beds: replace(facts.beds, change, (one) => one.siteId === change.siteId) };
    case 'flow': {
      const same = (one: typeof change) => one.siteId === change.siteId && one.day === change.day;
      return { ...facts, flows: replace(facts.flows, change, same) };
    }
    case 'feed':
      return { ...facts, feeds: replace(facts.feeds, change, (one) => one.feedId === change.feedId) };
    case 'opel': {
      const same = (one: typeof change) => one.placeId === change.placeId && one.pillar === change.pillar;
      return { ...facts, opel: replace(facts.opel, change, same) };
    }
    case 'opel-gone': {
      const { placeId, pillar } = change;
      return { ...facts, opel: facts.opel.filter((one) => one.placeId !== placeId || one.pillar !== pillar) };
    }
    case 'figure': {
      const same = (one: typeof change) => one.placeId === change.placeId && one.figureId === change.figureId;
      return { ...facts, figures: replace(facts.figures, change, same) };
    }
    case 'alert': {
      const others = facts.alerts.filter(({ alertId }) => alertId !== change.alertId);
      return { ...facts, alerts: change.clearedAt === undefined ? [...others, change] : others };
    }
    case 'heartbeat':
      return { ...facts, heartbeats: withHeartbeat(facts.heartbeats, change) };
  }
}

function withHeartbeat(heartbeats: readonly HeartbeatHeard[], heard: HeartbeatHeard): HeartbeatHeard[] {
  const from = Date.parse(heard.heardAt) - HEARTBEAT_WINDOW_MS;
  const others = heartbeats.filter((one) => one.startedAt !== heard.startedAt && Date.parse(one.heardAt) > from);
  return [...others, heard];
}
