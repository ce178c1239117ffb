import type { Custody, Done, Outcome } from './custody.ts';
import type { Command } from './random-history.fixture.ts';
import type { Transfer, TransferState } from './transfer.ts';

/** The only ways of a transfer, written down here a second time. */
const WAYS: Record<string, readonly TransferState[]> = {
  nothing: ['offered'],
  offered: ['accepted', 'refused', 'withdrawn', 'closed'],
  accepted: ['departed', 'closed'],
  departed: ['arrived', 'closed'],
};

const must = (holds: boolean, rule: string): void => {
  if (!holds) throw new Error(rule);
};

/** Every transfer that ever was, as it was last told. */
export type Transfers = Map<string, Transfer>;

/** Takes in what was done; throws the rule that it breaks. */
export function watchDone(known: Transfers, { transfer, act, tell }: Done): void {
  const before = known.get(transfer.transferId);
  const { state, version, from, to, refusal, closedBy } = transfer;
  must((WAYS[before?.state ?? 'nothing'] ?? []).includes(state), 'no way leads from the state before to this one');
  must(version === (before?.version ?? 0) + 1, 'each act is one version');
  must(from.organisationId !== to.organisationId, 'there are two sides');
  must(
    !before || (before.from === from && before.to === to && before.reason === transfer.reason),
    'sides and reason stay',
  );
  must(Boolean(transfer.reason), 'the reason travels with the transfer');
  must(!to.outside || Boolean(to.unit && to.outside.reason && to.outside.organisationName), 'outside is a real place');
  must(
    (state === 'refused') === Boolean(refusal?.reason && refusal.nextStep),
    'no refusal without reason and next step',
  );
  must((state === 'closed') === (closedBy !== undefined), 'what is closed has a cause');
  must((act === 'close') === (state === 'closed'), 'closing is an act of its own');
  const sides = [from.organisationId, to.organisationId];
  must(
    tell.every((one) => sides.includes(one)),
    'only the sides are told',
  );
  must(
    tell.length === (act === 'close' ? 2 : 1) && new Set(tell).size === tell.length,
    'the other side, or both, are told',
  );
  if (state === 'arrived') must(transfer.arrivedAt! >= transfer.departedAt!, 'nobody arrives before they left');
  known.set(transfer.transferId, transfer);
}

const isOpen = ({ state }: Transfer): boolean => state === 'offered' || state === 'accepted' || state === 'departed';

/** What is true of a custody at any moment. */
export function watchCustody(known: Transfers, { subjectId, holder, ended, live }: Custody): void {
  let open: Transfer | undefined;
  for (const one of known.values()) {
    if (one.subjectId !== subjectId || !isOpen(one)) continue;
    must(open === undefined, 'one live transfer per person');
    open = one;
  }
  must(open === live, 'the live transfer is the one that has not ended');
  must(!live || live.from.organisationId === holder?.organisationId, 'the holder is the sender');
  must(!holder || !ended, 'nobody holds a person who is gone');
  must(!ended || !live, 'death and discharge end every transfer');
}

/** After a merge: of all that was live, one may live on, about the person that lives on. */
export function watchMerged(known: Transfers, { subjectId, live }: Custody): void {
  for (const one of known.values())
    must(!isOpen(one) || one.transferId === live?.transferId, 'one live transfer per merged person');
  must(!live || live.subjectId === subjectId, 'what lives on is about the person that lives on');
}

/** May this be done? Said a second time, from the rules as people tell them. */
export function mayBeDone(
  before: Custody,
  { do: doing, command }: Exclude<Command, { do: 'hear' | 'merge' }>,
): boolean {
  const { live, holder, ended } = before;
  const { organisationId: who } = command;
  if (doing === 'offer') {
    const { to } = command;
    const theirs = holder === undefined || holder.organisationId === who;
    return theirs && ended?.cause !== 'died' && !live && to.organisationId !== who && (!to.outside || Boolean(to.unit));
  }
  if (live?.transferId !== command.transferId) return false;
  const sender = who === live.from.organisationId;
  const receiver = who === live.to.organisationId || (sender && Boolean(live.to.outside && command.answeredBy));
  if (doing === 'accept' || doing === 'refuse') return receiver && live.state === 'offered';
  if (doing === 'withdraw') return sender && live.state === 'offered';
  if (doing === 'depart') return sender && live.state === 'accepted' && command.departedAt <= command.now;
  if (doing !== 'arrive' || live.departedAt === undefined) return false;
  const inTime = live.departedAt <= command.arrivedAt && command.arrivedAt <= command.now;
  return receiver && live.state === 'departed' && inTime;
}

/** After a command: done just when it may be, and custody passes by arrival alone. */
export function watchCommand(
  before: Custody,
  command: Exclude<Command, { do: 'hear' | 'merge' }>,
  outcome: Outcome,
): void {
  const done = !('not' in outcome);
  if (done !== mayBeDone(before, command)) throw new Error(`${command.do} ${done ? 'was' : 'was not'} possible`);
  if ('not' in outcome) return;
  must(outcome.act === command.do, 'what is done is what was asked');
  const { holder } = outcome.custody;
  const taker = command.do === 'arrive' ? outcome.transfer.to.organisationId : before.holder?.organisationId;
  must(holder?.organisationId === (taker ?? command.command.organisationId), 'custody passes at the arrival alone');
}

/** After news of records: what must have ended has ended, and custody goes to nobody but whom the record names. */
export function watchHeard(
  before: Custody,
  { heard }: Extract<Command, { do: 'hear' }>,
  { custody, done }: { custody: Custody; done: readonly Done[] },
): void {
  const holder = custody.holder?.organisationId;
  if (heard.diedAt) must(custody.ended?.cause === 'died' && !custody.live, 'death ends everything');
  if (!heard.diedAt && heard.present) must(custody.ended === undefined, 'who is present is not gone');
  const moved = holder !== undefined && before.holder !== undefined && holder !== before.holder.organisationId;
  if (moved) must(holder === heard.present?.organisationId && !custody.live, 'a move ends the transfer');
  const { live } = before;
  if (!live || live === custody.live) return must(done.length === 0, 'nothing ends twice');
  must(done.length === 1, 'what ends is told once');
  const [{ transfer }] = done as [Done];
  const causes = heard.diedAt ? ['died'] : [heard.present && 'moved', heard.left && 'discharged'];
  must(transfer.state === 'arrived' || causes.includes(transfer.closedBy), 'a transfer ends by what was heard');
  if (transfer.state !== 'arrived') return;
  must(live.state === 'departed' && holder === live.to.organisationId, 'the record of the receiver is their arrival');
}
