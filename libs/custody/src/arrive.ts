import { not, type ActOn, type Custody, type HeldBy, type Outcome } from './custody.ts';
import { stepped, transferFor } from './step.ts';

export interface Arrive extends ActOn {
  /** Happened, RFC 3339; not in the future, and not before the departure. */
  arrivedAt: string;
}

/** The receiver says that the person is there, and holds them from now on. */
export function arrive(custody: Custody, by: Arrive, heldBy: HeldBy = 'transfer'): Outcome {
  const found = transferFor(custody, 'arrive', by);
  if ('not' in found) return found;
  const { arrivedAt } = by;
  if (arrivedAt > by.now) return not('in-the-future');
  if (arrivedAt < found.departedAt!) return not('before-departure');
  const done = stepped(custody, 'arrive', by, { arrivedAt });
  const holder = { ...found.to, since: arrivedAt, by: heldBy };
  return { ...done, custody: { subjectId: custody.subjectId, holder } };
}
