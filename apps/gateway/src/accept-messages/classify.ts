import type { Problem } from '@careway/hl7v2';
import { claimOf, identityOf, type Identity } from './identity.ts';
import type { Received, Stored } from './received.ts';

/** A message that is stored already under the same control id of the same sender. */
export interface Prior extends Identity {
  messageId: string;
  status: Stored['status'];
  problems: Problem[];
  answer: Buffer | undefined;
}

/** What a message is among those already stored, and those before it in the group. */
export type Classified =
  | { kind: 'new'; status: Stored['status']; problems: Problem[] }
  /** The very same bytes: of a stored message, or of the one at `index` of this group. */
  | { kind: 'replay'; of: Prior }
  | { kind: 'repeat'; index: number };

const DUPLICATE: Problem = {
  segment: 'MSH',
  occurrence: 1,
  field: 10,
  code: 205,
  severity: 'error',
  valueClass: 'a control id that names another message',
  rule: 'A control id (MSH-10) names one message of a sender for ever; other bytes came under it before.',
  fix: 'Send the message again under a control id of its own.',
};

/** Decides, in the order received. Pure: `priors` are the stored messages with the same control ids. */
export function classify(
  group: readonly Received[],
  priors: readonly Prior[],
  identities: readonly Identity[] = group.map(identityOf),
): Classified[] {
  const stored = Map.groupBy(priors, claimOf);
  const claims = new Set(priors.filter(({ status }) => isClaim(status)).map(claimOf));
  const before = new Map<string, number>();
  return group.map((received, index) => {
    const identity = identities[index]!;
    const claim = claimOf(identity);
    const exact = `${claim} ${identity.contentHash.toString('hex')}`;
    const replay = stored.get(claim)?.find((prior) => prior.contentHash.equals(identity.contentHash));
    if (replay) return { kind: 'replay', of: replay };
    const repeat = before.get(exact);
    if (repeat !== undefined) return { kind: 'repeat', index: repeat };
    before.set(exact, index);
    const { answer, problems } = received.inbound;
    if (!isClaim(answer)) return { kind: 'new', status: answer, problems };
    if (claims.has(claim)) return { kind: 'new', status: 'quarantined', problems: [DUPLICATE] };
    claims.add(claim);
    return { kind: 'new', status: answer, problems };
  });
}

/** Only what was taken claims its control id: a sender mends a refused message and sends it again under the same one. */
const isClaim = (status: Stored['status']): boolean => status === 'accepted' || status === 'ignored';
