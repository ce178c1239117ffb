import { not, type Acting, type Custody, type Outcome } from './custody.ts';
import type { Party, Transfer } from './transfer.ts';
import type { TransferReason } from './reasons.ts';

export interface OfferTransfer extends Acting {
  transferId: string;
  /** The ward or unit that the person leaves. */
  fromUnit?: string | undefined;
  to: Party;
  reason: TransferReason;
}

/**
 * Offers a person to another organisation. Only the holder's offer counts, one at a time; a person whom nobody is known
 * to hold is held by the organisation that offers, on its word.
 */
export function offerTransfer(custody: Custody, offer: OfferTransfer): Outcome {
  const { organisationId, to, now } = offer;
  if (custody.ended?.cause === 'died') return not('person-died');
  if (custody.holder && custody.holder.organisationId !== organisationId) return not('not-the-holder');
  if (custody.live) return not('transfer-live');
  if (to.organisationId === organisationId) return not('same-organisation');
  if (to.outside && !to.unit) return not('outside-without-unit');
  const { subjectId } = custody;
  const unit = offer.fromUnit ?? custody.holder?.unit;
  const holder = custody.holder ?? { organisationId, unit, since: now, by: 'word' };
  const { outside, placeId } = holder;
  const transfer: Transfer = {
    transferId: offer.transferId,
    subjectId,
    state: 'offered',
    version: 1,
    from: { organisationId, unit, placeId, outside },
    to,
    reason: offer.reason,
    offeredAt: now,
    changedAt: now,
  };
  return { custody: { subjectId, holder, live: transfer }, transfer, act: 'offer', tell: [to.organisationId] };
}
