import type { Fact } from './fact.ts';
import { add, change, liveOf, takeBack, type Journey, type Movement } from './journey.ts';
import { saidClass } from './patient-class.ts';
import { restate } from './restate.ts';

/** A03, or an update with a discharge time: the person goes. Told again of somebody who went, it corrects the time. */
export function go(journey: Journey, fact: Fact): Journey {
  if (journey.cancelled) return journey;
  const saidAt = fact.dischargedAt ?? undefined;
  const disposition = fact.dischargeDisposition ?? undefined;
  const closing = closingOf(journey);
  if (closing && journey.standing.phase === 'gone') {
    const better = { occurredAt: fact.occurredAt, saidAt, disposition: disposition ?? closing.disposition };
    return change(journey, closing, better);
  }
  // Place and class are taken only when nothing else is known: senders put where a person went to, too.
  const { location: place } = fact;
  return add(journey, fact, { kind: 'closed', place, patientClass: saidClass(fact), saidAt, disposition });
}

/** A13: the last discharge did not happen; the person is where they were, or where the message says now. */
export function cancelDischarge(journey: Journey, fact: Fact): Journey {
  if (journey.cancelled) return journey;
  const back = restate(reopen(journey, fact), fact);
  if (back.standing.phase !== 'before') return back;
  // The discharge and all before it are still to come: the person is here, and nothing more is known.
  return add(back, fact, { kind: 'moved', found: true });
}

export function reopen(journey: Journey, fact: Fact): Journey {
  const closing = closingOf(journey);
  if (!closing || journey.standing.phase !== 'gone') return journey;
  const undone = [...journey.undone, closing.saidAt ?? closing.occurredAt];
  return { ...takeBack(journey, [closing], fact), undone };
}

const closingOf = (journey: Journey): Movement | undefined => liveOf(journey).findLast((one) => one.kind === 'closed');
