import { isDeepStrictEqual } from 'node:util';
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

/** Do two scores differ in nothing but when they were made, and when their values were received? */
export const sameSubstance = (one: readonly [OpelScored, object], other: readonly [OpelScored, object]): boolean =>
  isDeepStrictEqual(substanceOf(one), substanceOf(other));

/** As JSON would keep it: a score that comes from the database must equal the one that went there. */
const substanceOf = ([change, score]: readonly [OpelScored, object]): unknown =>
  JSON.parse(
    JSON.stringify([{ ...change, scoredAt: '' }, score], (key, value: unknown) =>
      key === 'asOf' || key === 'receivedAt' ? undefined : value,
    ),
  );
