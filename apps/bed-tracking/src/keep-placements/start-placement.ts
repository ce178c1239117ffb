import { randomUUIDv7 } from 'node:crypto';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import { isOutOfArea } from '@careway/out-of-area';
import { databaseNow } from '../database/now.ts';
import { lockPersons } from '../hand-over/lock-persons.ts';
import { personsOf } from '../track-visits/store-links.ts';
import { changePlacement } from './change-placement.ts';
import { notThen } from './placement-problems.ts';
import { readPlacements, storePlacement, type Placement } from './placement-rows.ts';
import type { StartPlacementSaid } from './shapes.ts';
import { placementTold } from './tell-placements.ts';

/**
 * Writes down that a placement began, in the caller's transaction. The person's placement before it ends at its start;
 * one that is told late ends at the start of the next.
 * @param km from home to the unit, undefined when not known
 * @throws problem 422 when it is said to begin in the future
 */
export async function startPlacement(
  tx: Tx,
  actor: Actor,
  said: StartPlacementSaid,
  km: number | undefined,
): Promise<Placement> {
  const { subjectId, receiver, judgement, reasonCode, bedClass } = said;
  await lockPersons(tx, [subjectId]);
  const [persons, knownAt] = await Promise.all([personsOf(tx, [subjectId]), databaseNow(tx)]);
  const startedAt = new Date(said.startedAt).toISOString();
  if (startedAt > knownAt) throw notThen('startedAt', 'is in the future', 'Send when it began.');
  const others = await readPlacements(tx, 'subject_id = ANY($1::uuid[]) ORDER BY placement_id FOR UPDATE', [
    [...persons.keys()],
  ]);
  for (const before of others.filter((one) => one.endedAt === undefined && one.startedAt <= startedAt))
    await changePlacement(tx, before, actor, {
      change: 'end',
      said: { why: 'next-placement' },
      to: { endedAt: startedAt, endedWhy: 'next-placement', endedByRecord: false },
      happenedAt: startedAt,
      knownAt,
    });
  const next = others
    .map((one) => one.startedAt)
    .filter((at) => at > startedAt)
    .sort()[0];
  const placement: Placement = {
    placementId: randomUUIDv7(),
    subjectId,
    senderId: actor.organisationId,
    receiverId: receiver.organisationId,
    outOfArea: isOutOfArea(judgement),
    reasonCode,
    bedClass,
    ...(km !== undefined && { km }),
    told: said,
    startedAt,
    ...(next !== undefined && { endedAt: next, endedWhy: 'next-placement' as const }),
    endedByRecord: false,
    version: 1,
  };
  const change = { change: 'start' as const, said, actor, happenedAt: startedAt, knownAt };
  await storePlacement(tx, placement, change);
  await publish(tx, placementTold(placement, change));
  return placement;
}
