import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { publish } from '@careway/messaging';
import { databaseNow } from '../database/now.ts';
import { changedMeanwhile, hasEnded, noSuchPlacement, notThen, notTheSender } from './placement-problems.ts';
import { lockPlacement, storePlacement, type Placement, type PlacementChange } from './placement-rows.ts';
import { placementTold } from './tell-placements.ts';

export interface Changed extends Pick<PlacementChange, 'change' | 'said' | 'happenedAt' | 'knownAt'> {
  /** What is different from now on. */
  to?: Partial<Placement>;
}

/** Changes a placement that is locked, keeps what was said, and tells it. */
export async function changePlacement(
  tx: Tx,
  placement: Placement,
  actor: Actor | undefined,
  { to, ...change }: Changed,
): Promise<Placement> {
  const after = { ...placement, ...to, version: placement.version + 1 };
  await storePlacement(tx, after, { ...change, actor });
  await publish(tx, placementTold(after, change));
  return after;
}

export interface Act {
  placementId: string;
  /** The version that the actor saw; whatever it is when undefined, for what only adds. */
  version?: number | undefined;
  change: 'change' | 'coordinator-told' | 'contact' | 'review' | 'end';
  said: object;
  /** RFC 3339, happened; now when undefined. */
  at?: string | undefined;
}

/**
 * What the sender does with a placement, in the caller's transaction.
 * @param to what is different after it, given when it happened
 * @throws problem when there is no such placement (404), it is another's (403), has changed (412), has ended (409), or
 *   it can't have happened then (422)
 */
export async function actOnPlacement(
  tx: Tx,
  actor: Actor,
  { placementId, version, change, said, at }: Act,
  to: (placement: Placement, happenedAt: string) => Partial<Placement> = () => ({}),
): Promise<Placement> {
  const placement = await lockPlacement(tx, placementId);
  if (!placement) throw noSuchPlacement();
  if (actor.organisationId !== placement.senderId) throw notTheSender();
  if (version !== undefined && version !== placement.version) throw changedMeanwhile(placement, version);
  const knownAt = await databaseNow(tx);
  const happenedAt = at === undefined ? knownAt : new Date(at).toISOString();
  mustFit(placement, change, happenedAt, knownAt);
  return changePlacement(tx, placement, actor, {
    change,
    said,
    to: to(placement, happenedAt),
    happenedAt,
    knownAt,
  });
}

/** What happened while it lasted may be told after it ended; it is not ended or changed again. */
function mustFit(placement: Placement, change: Act['change'], happenedAt: string, knownAt: string): void {
  const { startedAt, endedAt } = placement;
  if (endedAt !== undefined && (change === 'end' || change === 'change' || happenedAt > endedAt))
    throw hasEnded(placement);
  if (happenedAt > knownAt) throw notThen('at', 'is in the future', 'Send when it happened, or leave it out for now.');
  if (happenedAt < startedAt) throw notThen('at', 'is before the placement began', 'Send a time after its start.');
}
