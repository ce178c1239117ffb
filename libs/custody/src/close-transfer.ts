import type { Custody, Done } from './custody.ts';
import type { CloseCause } from './transfer.ts';

/**
 * Ends the live transfer because of something that happened to the person; both sides are told. Nothing when there is
 * none.
 * @param after the custody from then on, without a live transfer
 */
export function closeTransfer(live: Custody['live'], closedBy: CloseCause, after: Custody, now: string): Done[] {
  if (!live) return [];
  const transfer = { ...live, state: 'closed', version: live.version + 1, closedBy, changedAt: now } as const;
  const tell = [live.from.organisationId, live.to.organisationId];
  return [{ custody: after, transfer, act: 'close', tell }];
}
