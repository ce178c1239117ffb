import { arrive } from './arrive.ts';
import { closeTransfer } from './close-transfer.ts';
import { isDone, type Custody, type Done, type Holder } from './custody.ts';
import type { CloseCause } from './transfer.ts';

/** Where a person is by the records of the organisations' own systems, everything known taken together. */
export interface Whereabouts {
  /** The latest stay that lasts: where, and since when (happened). */
  present?: { organisationId: string; unit?: string | undefined; placeId?: string | undefined; since: string };
  /** The latest discharge from an organisation where no stay lasts. */
  left?: { organisationId: string; at: string; toHospital: boolean };
  /** When the person died. */
  diedAt?: string;
}

/** The custody from now on, and what became of the live transfer: at most one. */
export interface Heard {
  custody: Custody;
  done: Done[];
}

/**
 * Takes over what the records say: a death ends everything, a discharge by the holder ends custody, a stay at another
 * organisation is a move. The receiver's own record of a person who has departed is their arrival. News older than what
 * is known already, and what is known already, change nothing.
 */
export function hearWhereabouts(custody: Custody, heard: Whereabouts, now: string): Heard {
  const { subjectId } = custody;
  if (heard.diedAt !== undefined)
    return custody.ended?.cause === 'died'
      ? same(custody)
      : closed(custody, 'died', { subjectId, ended: { cause: 'died', at: heard.diedAt } }, now);
  const alive = custody.ended?.cause === 'died' ? { subjectId } : custody;
  if (heard.present) return comeTo(alive, { ...heard.present, by: 'record' }, heard.left, now);
  if (heard.left) return gone(alive, heard.left, now);
  return same(takenBack(alive));
}

const same = (custody: Custody): Heard => ({ custody, done: [] });

const closed = (before: Custody, cause: CloseCause, after: Custody, now: string): Heard => ({
  custody: after,
  done: closeTransfer(before.live, cause, after, now),
});

function comeTo(custody: Custody, there: Holder, left: Whereabouts['left'], now: string): Heard {
  const { subjectId, holder, live } = custody;
  if (!holder) return same({ subjectId, holder: there });
  if (holder.organisationId === there.organisationId) return same(inside(custody, holder, there));
  // A record outweighs somebody's word, whenever it was; a record or a transfer outweighs an older record.
  if (holder.by !== 'word' && there.since <= holder.since)
    return left ? goneTo(custody, left, there, now) : same(custody);
  const arrived = live?.state === 'departed' && arriveByRecord(custody, there, now);
  return arrived || closed(custody, 'moved', { subjectId, holder: there }, now);
}

/** Another ward of the same organisation: the transfer goes with the person. */
function inside(custody: Custody, holder: Holder, { unit, placeId, since }: Holder): Custody {
  const by = holder.by === 'word' ? 'record' : holder.by;
  return { ...custody, holder: { ...holder, unit, placeId, by, since: by === holder.by ? holder.since : since } };
}

function arriveByRecord(custody: Custody, there: Holder, now: string): Heard | undefined {
  const { transferId, departedAt } = custody.live!;
  // Clocks of two systems differ: nobody arrives before they left, or later than now.
  const since = there.since < departedAt! ? departedAt! : there.since > now ? now : there.since;
  const { organisationId } = there;
  const outcome = arrive(custody, { transferId, organisationId, now, arrivedAt: since }, 'record');
  if (!isDone(outcome)) return undefined;
  const after = { subjectId: custody.subjectId, holder: { ...there, since } };
  return { custody: after, done: [{ ...outcome, custody: after, tell: [outcome.transfer.from.organisationId] }] };
}

/** A discharge of somebody who is on their way, or who is expected elsewhere, is how the sender's system says so. */
function gone(custody: Custody, left: NonNullable<Whereabouts['left']>, now: string): Heard {
  const { subjectId, holder, live } = custody;
  const onTheirWay = live?.state === 'departed' || (live?.state === 'accepted' && left.toHospital);
  if (!holder || holder.organisationId !== left.organisationId || left.at < holder.since || onTheirWay)
    return same(custody);
  return closed(custody, 'discharged', { subjectId, ended: { cause: 'discharged', at: left.at } }, now);
}

/** The holder discharged somebody who is still, since before, in another place: that one holds them. */
function goneTo(custody: Custody, left: NonNullable<Whereabouts['left']>, there: Holder, now: string): Heard {
  const after = gone(custody, left, now);
  return after.custody.ended ? { ...after, custody: { subjectId: custody.subjectId, holder: there } } : after;
}

/** The record that a custody rests on was cancelled: nobody came there. An offer that was made stands on its maker's word. */
function takenBack(custody: Custody): Custody {
  const { subjectId, holder, live } = custody;
  if (holder?.by !== 'record') return custody;
  return live ? { ...custody, holder: { ...holder, by: 'word' } } : { subjectId };
}
