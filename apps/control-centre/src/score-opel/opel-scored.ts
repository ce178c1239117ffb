import type { OpelScored } from '@careway/pressure';
import type { Framework, PlaceScore } from '@careway/opel';
import type { Override } from './overrides.ts';

/** A score as the board is told of it. `at` is RFC 3339. */
export function opelScored(
  { placeId, pillar, score }: PlaceScore,
  { id, name, provisional }: Framework,
  override: Override | undefined,
  at: string,
): OpelScored {
  const { level, points, maxPoints, best, worst, unsure } = score;
  return {
    kind: 'opel',
    placeId,
    pillar,
    level,
    points,
    maxPoints,
    best,
    worst,
    unsure,
    frameworkId: id,
    frameworkName: name,
    provisional: provisional || score.provisional,
    scoredAt: at,
    ...(override && { override: overrideShown(override) }),
  };
}

const overrideShown = ({ level, saidBy, reason, until }: Override): OpelScored['override'] & object => ({
  level,
  by: saidBy.name,
  role: saidBy.role,
  reason,
  until: until.toISOString(),
});
