import type { Framework } from '../framework.ts';
import type { Level } from '../level.ts';
import { scorePlaces, type OpelPillar, type OpelPlaces, type PlacedInput } from '../score-places.ts';

/** What became known of one provider at one moment: all its inputs from then on. `at` is epoch milliseconds. */
export interface Step {
  at: number;
  placeId: string;
  inputs: readonly PlacedInput[];
}

/** From `at` (epoch milliseconds) on, until the next: the level, null while it is not known. */
export interface Turn {
  at: number;
  level: Level | null;
}

export interface Timeline {
  placeId: string;
  name: string;
  pillar: OpelPillar;
  /** In order of time; two that follow one another differ. */
  turns: Turn[];
}

/** How the levels would have been by other tables. Steps must be in order of time; those of one moment count together. */
export function replay(framework: Framework, places: OpelPlaces, steps: readonly Step[]): Timeline[] {
  const known = new Map<string, readonly PlacedInput[]>();
  const timelines = new Map<string, Timeline>();
  for (const [at, moment] of Map.groupBy(steps, (step) => step.at)) {
    for (const { placeId, inputs } of moment) known.set(placeId, inputs);
    for (const { placeId, name, pillar, score } of scorePlaces(framework, places, [...known.values()].flat())) {
      const key = `${placeId}/${pillar}`;
      const timeline = timelines.get(key) ?? { placeId, name, pillar, turns: [] };
      timelines.set(key, timeline);
      takeTurn(timeline.turns, { at, level: score.level });
    }
  }
  return [...timelines.values()];
}

/** Adds a turn where the level differs from the one before. */
export function takeTurn(turns: Turn[], turn: Turn): void {
  const last = turns.at(-1);
  if (!last || last.level !== turn.level) turns.push(turn);
}
