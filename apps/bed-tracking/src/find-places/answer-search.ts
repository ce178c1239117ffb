import { EXCLUSIONS, type ExcludedPlace } from '@careway/places';
import type { Found } from './find-places.ts';
import type { ExcludedBy, SearchAnswer, SearchSaid } from './shapes.ts';

/** As much of what was found as was asked for, and how much there is. */
export function answerSearch(
  { readAt, ranked, excluded }: Found,
  { limit = 20, excludedLimit = 50 }: SearchSaid,
): SearchAnswer {
  return {
    readAt,
    found: ranked.length,
    places: ranked.slice(0, limit),
    excludedCount: excluded.length,
    excludedBy: countByRule(excluded),
    excluded: excluded.slice(0, excludedLimit),
  };
}

function countByRule(excluded: readonly ExcludedPlace[]): ExcludedBy[] {
  const counts = new Map<string, number>();
  for (const { why } of excluded) for (const { rule } of why) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return EXCLUSIONS.flatMap((rule) => (counts.has(rule) ? [{ rule, places: counts.get(rule)! }] : []));
}
