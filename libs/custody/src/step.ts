import { not, type ActKind, type ActOn, type Custody, type Done, type NotPossible } from './custody.ts';
import type { Side, Transfer, TransferState } from './transfer.ts';

interface Step {
  side: Side;
  from: TransferState;
  to: TransferState;
}

/** Which side may do what when, and what comes of it: the whole of the state machine but for offers and closings. */
export const STEPS = {
  accept: { side: 'receiver', from: 'offered', to: 'accepted' },
  refuse: { side: 'receiver', from: 'offered', to: 'refused' },
  withdraw: { side: 'sender', from: 'offered', to: 'withdrawn' },
  depart: { side: 'sender', from: 'accepted', to: 'departed' },
  arrive: { side: 'receiver', from: 'departed', to: 'arrived' },
} as const satisfies Partial<Record<ActKind, Step>>;

/** The live transfer that this act may be done to now; otherwise why not. */
export function transferFor(custody: Custody, act: keyof typeof STEPS, by: ActOn): Transfer | NotPossible {
  const { live } = custody;
  if (!live || live.transferId !== by.transferId) return not('not-live');
  const { side, from } = STEPS[act];
  const refused = notOf(live, side, by);
  if (refused) return refused;
  return live.state === from ? live : not('not-in-this-state');
}

/** Each side acts by itself; only a place outside the network may answer through the sender, who says who answered. */
function notOf({ from, to }: Transfer, side: Side, { organisationId, answeredBy }: ActOn): NotPossible | undefined {
  if (side === 'sender') return organisationId === from.organisationId ? undefined : not('not-your-side');
  if (organisationId === to.organisationId) return undefined;
  if (!to.outside || organisationId !== from.organisationId) return not('not-your-side');
  return answeredBy ? undefined : not('nobody-answered');
}

/** The transfer after the act, with the custody that keeps it while it is live, and the other side to tell. */
export function stepped(
  custody: Custody,
  act: keyof typeof STEPS,
  by: ActOn,
  said: Partial<Transfer> = {},
): Done & { transfer: Transfer } {
  const before = custody.live!;
  const { to: state, side } = STEPS[act];
  const transfer = { ...before, ...said, state, version: before.version + 1, changedAt: by.now };
  const other = side === 'sender' ? before.to : before.from;
  const live = state === 'accepted' || state === 'departed' ? transfer : undefined;
  return { custody: { ...custody, live }, transfer, act, tell: [other.organisationId] };
}
