/** Why a place is held. None says anything of a person. */
export const HOLD_REASONS = [
  'First in the ranking for this need',
  'Nearest to home with the right class',
  'Decision to admit made, transport being arranged',
  'Single room is needed from tonight',
  'Agreed with the nurse in charge of the ward',
] as const;

export const CONFIRM_REASONS = [
  'The ward has agreed and transport is booked',
  'The consultant has accepted',
  'Assessment finished: admission goes ahead',
  'The bed is made and staff are told',
] as const;

export const RELEASE_REASONS = [
  'Home treatment was found instead',
  'A place nearer to home came free',
  'The assessment ended without admission',
  'The person needs another class of bed',
] as const;

/** Why a reservation ends when all went well: the person's own record follows from the hospital's system. */
export const DONE_REASONS = ['The admission went ahead by another route', 'No longer needed: plans changed'] as const;

export const CLOSING = {
  closed: [
    'Repair of the call bell',
    'Leak above the bay, estates are told',
    'Bay closed for infection control',
    'Ligature risk found, works ordered',
    'Bed frame is broken, another is on its way',
  ],
  compromised: ['Bed rail is damaged', 'Next to a person in isolation', 'Oxygen outlet is being checked'],
  'being-cleaned': ['Deep clean after an infection', 'Routine clean, late because of staffing'],
} as const;

export const OPEN_REASONS = [
  'Mended and checked',
  'Cleaned and ready',
  'Infection control has agreed to open it',
] as const;

/** Where people live: outward postcodes of Kent and Medway. */
export const HOMES = [
  ...'ME1 ME2 ME4 ME5 ME7 ME8 ME9 ME10 ME12 ME14 ME15 ME16 ME17 ME20 BR8 DA1 DA2 DA11 DA12'.split(' '),
  ...'CT1 CT2 CT5 CT9 CT10 CT11 CT14 CT15 CT16 CT17 CT19 CT20 TN1 TN2 TN9 TN13 TN23 TN24 TN30'.split(' '),
];

export const REVIEW_DECISIONS = [
  'Stays for now: the plan for coming home is agreed with the unit',
  'To come home as soon as an acute bed is free',
  'Home leave is tried first',
  'Joint planning of the discharge with the home treatment team',
  'The unit asks for another week',
] as const;

/** Why a place that could bring somebody home is kept. */
export const KEEP_REASONS = [
  'Somebody waits in an emergency department for this class of bed',
  'The ward is asked to keep it for a planned admission',
] as const;

export const NOT_THIS_REASONS = [
  'The unit wants to finish the treatment first',
  'The family asks to wait until the weekend',
] as const;
