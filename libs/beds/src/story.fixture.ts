import type { Location } from '@careway/contracts';
import type { Fact, FactKind, Said } from './fact.ts';

export const KIND_OF: Record<string, FactKind> = {
  A01: 'patient-admitted',
  A02: 'patient-transferred',
  A03: 'patient-discharged',
  A04: 'patient-registered',
  A05: 'patient-pre-admitted',
  A06: 'patient-became-inpatient',
  A07: 'patient-became-outpatient',
  A08: 'visit-updated',
  A11: 'admission-cancelled',
  A12: 'transfer-cancelled',
  A13: 'discharge-cancelled',
  A14: 'admission-pending',
  A15: 'transfer-pending',
  A16: 'discharge-pending',
  A21: 'leave-started',
  A22: 'leave-ended',
  A25: 'pending-discharge-cancelled',
  A26: 'pending-transfer-cancelled',
  A27: 'pending-admission-cancelled',
  A38: 'pre-admission-cancelled',
  A45: 'visit-moved',
};

const DAY = '2026-03-02';
export const time = (clock: string): string => `${DAY}T${clock}:00.000Z`;
export const ward = (wardId: string, bed?: string): Location => ({
  wardId,
  pointOfCare: wardId,
  ...(bed ? { bed, bedId: `${wardId}-${bed}` } : {}),
});

let told = 0;

/** A fact of one visit: `fact('A02', '10:00', { location: ward('B') })` happened at ten and was recorded then, too. */
export function fact(
  trigger: string,
  occurred: string,
  said: Said = {},
  more: Partial<Fact> & { recorded?: string } = {},
): Fact {
  const { recorded = occurred, ...rest } = more;
  told += 1;
  return {
    messageId: `message-${told}`,
    revision: 1,
    kind: KIND_OF[trigger]!,
    trigger,
    interfaceId: 'pas',
    visitId: 'visit',
    subjectId: 'ada',
    occurredAt: time(occurred),
    recordedAt: time(recorded),
    knownAt: time(recorded),
    ...said,
    ...rest,
  };
}

export const permutations = <One>(list: readonly One[]): One[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((one, index) =>
        permutations([...list.slice(0, index), ...list.slice(index + 1)]).map((rest) => [one, ...rest]),
      );
