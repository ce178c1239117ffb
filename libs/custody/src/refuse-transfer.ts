import type { ActOn, Custody, Outcome } from './custody.ts';
import type { NextStep, RefusalReason } from './reasons.ts';
import { stepped, transferFor } from './step.ts';

export interface RefuseTransfer extends ActOn {
  reason: RefusalReason;
  nextStep: NextStep;
}

/** The receiver says no, why, and what has to happen now. It is final for this offer, and for no other. */
export function refuseTransfer(custody: Custody, by: RefuseTransfer): Outcome {
  const found = transferFor(custody, 'refuse', by);
  const { reason, nextStep } = by;
  return 'not' in found ? found : stepped(custody, 'refuse', by, { refusal: { reason, nextStep } });
}
