import {
  goodOf,
  nothingKnown,
  takeValue,
  type FigureRules,
  type FigureStanding,
  type FigureValue,
  type HeldBack,
} from '@careway/figures';
import type { Snapshot } from '@careway/reference-data';

/** The registry of the day. */
export type Registry = Pick<Snapshot, 'figures' | 'figureRules'>;

/** A value and what became of it. */
export interface JudgedValue extends FigureValue {
  held: HeldBack | undefined;
}

export interface Judged {
  values: JudgedValue[];
  /** Figures that were there or came into being, before and after, each once. */
  changed: { before: FigureStanding; after: FigureStanding }[];
}

const keyOf = ({ figureId, placeId }: { figureId: string; placeId: string }): string => `${figureId}/${placeId}`;

/**
 * Judges values one after the other, each beside what stands by then. Values of figures that the registry no longer has
 * are left out: nobody can say what they mean.
 */
export function judgeValues(
  registry: Registry,
  standing: readonly FigureStanding[],
  values: readonly FigureValue[],
): Judged {
  const rows = new Map(registry.figures.map((one) => [one.id, { ...one, figureId: one.id } satisfies FigureRules]));
  const now = new Map(standing.map((one) => [keyOf(one), one]));
  const first = new Map<string, FigureStanding>();
  const judged = values.flatMap((said): JudgedValue[] => {
    const rules = rows.get(said.figureId);
    if (!rules) return [];
    const { figureId, placeId } = said;
    const before = now.get(keyOf(said)) ?? nothingKnown(figureId, placeId);
    const good = (id: string) => goodOf(now.get(keyOf({ figureId: id, placeId })));
    const { held, standing: after } = takeValue(before, said, { rules, relations: registry.figureRules, good });
    if (!first.has(keyOf(said))) first.set(keyOf(said), before);
    now.set(keyOf(said), after);
    return [{ ...said, held }];
  });
  const changed = [...first].map(([key, before]) => ({ before, after: now.get(key)! }));
  return { values: judged, changed };
}
