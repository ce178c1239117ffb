import { randomUUID } from 'node:crypto';
import type { StartPlacementSaid } from './shapes.ts';

export const HOUR = 3_600_000;

/** What a sender says of a woman of Canterbury who is placed in Liverpool for want of a bed. */
export const startSaid = (more: Partial<StartPlacementSaid> = {}): StartPlacementSaid => ({
  subjectId: randomUUID(),
  receiver: { organisationId: 'NMV1', name: 'Cygnet Health Care', unit: 'Maple', sector: 'independent', outcode: 'L1' },
  judgement: {
    usualNetwork: false,
    coordinatorCanVisit: false,
    judgedByRole: 'Out-of-area lead',
    judgedAt: new Date(Date.now() - HOUR).toISOString(),
  },
  reasonCode: '10',
  bedClass: '200',
  need: { types: ['bed'], bedClasses: ['200'], sex: 'female', isolation: false, specialisms: [], homeOutcode: 'CT1' },
  startedAt: new Date(Date.now() - HOUR).toISOString(),
  ...more,
});
