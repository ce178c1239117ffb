import type { ActOn, Custody, Outcome } from './custody.ts';
import { stepped, transferFor } from './step.ts';

/** The receiver takes the offer; from here on it can't be withdrawn. */
export function acceptTransfer(custody: Custody, by: ActOn): Outcome {
  const found = transferFor(custody, 'accept', by);
  return 'not' in found ? found : stepped(custody, 'accept', by);
}
