import type { Harm } from '../proxy/harm.ts';
import { named, numberOf, type FaultToDo, type Harmful } from './harmful.ts';

/** A fault of one line, done by its proxy. */
const line = (harm: (fault: FaultToDo) => Harm): Harmful => ({
  begin(system, fault) {
    const end = named(system.lines, fault.target).begin(harm(fault));
    return async () => end();
  },
});

export const lineDelay = line((fault) => {
  const ms = numberOf(fault, 'ms', 150);
  return { kind: 'delay', ms, jitterMs: numberOf(fault, 'jitterMs', ms / 2) };
});

export const lineCut = line((fault) => ({ kind: 'cut', share: numberOf(fault, 'share', 1) }));

export const lineHalfClose = line(({ detail }) => ({
  kind: 'half-close',
  towards: detail?.['towards'] === 'client' ? 'client' : 'server',
}));

export const lineSlice = line((fault) => ({ kind: 'slice', most: numberOf(fault, 'most', 7) }));

/** Only on a line to PostgreSQL. */
export const cutAfterCommit: Harmful = {
  ...line((fault) => ({ kind: 'cut-after-commit', times: numberOf(fault, 'times', 3) })),
  cannot: (_, target) => (target.startsWith('postgres:') ? undefined : 'only PostgreSQL is told to COMMIT'),
};
