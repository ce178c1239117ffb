import { not, type ActOn, type Custody, type Outcome } from './custody.ts';
import { stepped, transferFor } from './step.ts';

export interface Depart extends ActOn {
  /** Happened, RFC 3339; not in the future. */
  departedAt: string;
}

/** The sender says that the person has left. Until the arrival the sender holds them. */
export function depart(custody: Custody, by: Depart): Outcome {
  const found = transferFor(custody, 'depart', by);
  if ('not' in found) return found;
  if (by.departedAt > by.now) return not('in-the-future');
  return stepped(custody, 'depart', by, { departedAt: by.departedAt });
}
