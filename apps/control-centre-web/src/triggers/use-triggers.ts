import { ask } from '../ask/ask.ts';
import { useAnswer, type Looking } from '../ask/use-answer.ts';
import type { PlanCard, TriggerNow, WatchedFigure } from './triggers-now.ts';

const here = { of: 'control-centre' } as const;
const LOOK_MS = 5_000;
/** What changes with the reference data alone. */
const SELDOM_MS = 60_000;

export const useTriggers = (): Looking<{ triggers: TriggerNow[] }> =>
  useAnswer('triggers', () => ask<{ triggers: TriggerNow[] }>('/triggers', here), LOOK_MS);

/** The figures that a trigger may watch; none while they are not known. */
export function useWatchedFigures(): readonly WatchedFigure[] {
  const { answer } = useAnswer('figures', () => ask<{ figures: WatchedFigure[] }>('/figures', here), SELDOM_MS);
  return answer?.figures ?? [];
}

export function useSurgePlan(): readonly PlanCard[] {
  const { answer } = useAnswer('surge plan', () => ask<{ cards: PlanCard[] }>('/surge-plan', here), SELDOM_MS);
  return answer?.cards ?? [];
}
