/** What a trigger is about: a visit, a person, two records of one person, or a visit under the wrong person. */
export type TriggerKind = 'visit' | 'person' | 'merge' | 'move';

/** What a trigger's message must hold beside PID-3. */
export interface TriggerNeeds {
  meaning: string;
  kind: TriggerKind;
  /** PV1-3 must say a place. */
  location?: boolean;
  /** PV1-3 is expected; without it the patient is counted in an unknown place. */
  usuallyPlaced?: boolean;
}

const visit = (meaning: string, more: Partial<TriggerNeeds> = {}): TriggerNeeds => ({
  meaning,
  kind: 'visit',
  ...more,
});

/** ADT triggers (table HL70003) that are translated into domain events. Visit triggers need a visit number. */
export const TRIGGERS: Readonly<Record<string, TriggerNeeds>> = {
  // A message may say 'constructor' for a trigger: only what stands here is one.
  __proto__: null as never,
  A01: visit('admit', { usuallyPlaced: true }),
  A02: visit('transfer', { location: true }),
  A03: visit('discharge'),
  A04: visit('register'),
  A05: visit('pre-admit'),
  A06: visit('outpatient becomes inpatient', { usuallyPlaced: true }),
  A07: visit('inpatient becomes outpatient'),
  A08: visit('update visit'),
  A11: visit('cancel admit'),
  A12: visit('cancel transfer'),
  A13: visit('cancel discharge', { usuallyPlaced: true }),
  A14: visit('pending admit'),
  A15: visit('pending transfer'),
  A16: visit('pending discharge'),
  A21: visit('leave starts'),
  A22: visit('leave ends', { usuallyPlaced: true }),
  A25: visit('cancel pending discharge'),
  A26: visit('cancel pending transfer'),
  A27: visit('cancel pending admit'),
  A28: { meaning: 'add person', kind: 'person' },
  A31: { meaning: 'update person', kind: 'person' },
  A34: { meaning: 'merge patients, by identifier', kind: 'merge' },
  A38: visit('cancel pre-admit'),
  A40: { meaning: 'merge patients', kind: 'merge' },
  A45: { meaning: 'move a visit to another patient', kind: 'move' },
  A47: { meaning: 'change a patient identifier', kind: 'merge' },
};
