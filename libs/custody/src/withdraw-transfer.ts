import type { ActOn, Custody, Outcome } from './custody.ts';
import { stepped, transferFor } from './step.ts';

/** The sender takes the offer back, before anybody answered it. */
export function withdrawTransfer(custody: Custody, by: ActOn): Outcome {
  const found = transferFor(custody, 'withdraw', by);
  return 'not' in found ? found : stepped(custody, 'withdraw', by);
}
