/** Why a person is to be transferred: it travels with the transfer. */
export const TRANSFER_REASONS = [
  'specialist-care',
  'step-up',
  'step-down',
  'closer-to-home',
  'capacity',
  'legal',
  'other',
] as const;
export type TransferReason = (typeof TRANSFER_REASONS)[number];

/** Why to a place outside the network; the first six are the national out-of-area reasons 10 to 15. */
export const OUTSIDE_REASONS = [
  'no-bed-available',
  'safeguarding',
  'offending-restrictions',
  'staff-or-family',
  'person-choice',
  'away-from-home',
  'specialist-care',
  'other',
] as const;
export type OutsideReason = (typeof OUTSIDE_REASONS)[number];

export const REFUSAL_REASONS = [
  'no-place',
  'no-staff',
  'need-not-met',
  'sex-or-age-limit',
  'infection-control',
  'legal-status',
  'not-enough-said',
  'not-commissioned',
  'other',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What has to happen now: nobody is refused without one. */
export const NEXT_STEPS = ['offer-elsewhere', 'offer-again-later', 'say-more', 'escalate', 'stay-with-sender'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];
