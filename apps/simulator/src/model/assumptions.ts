import type { Ward } from '@careway/reference-data';

/** What no published figure tells and the model needs. Change it here; the specs say what must still hold. */

/** Share of the beds occupied in the long run; acute adult beds are the fullest. */
export const TARGET: Partial<Record<Ward['kind'], number>> = {
  assessment: 0.9,
  medical: 0.955,
  rehabilitation: 0.955,
  surgical: 0.955,
  'critical-care': 0.9,
  paediatric: 0.88,
  maternity: 0.89,
  neonatal: 0.86,
  'mental-health': 0.95,
};

/** Spread of the logarithm of a stay. */
export const SIGMA: Partial<Record<Ward['kind'], number>> = {
  assessment: 0.5,
  medical: 0.85,
  surgical: 0.8,
  'critical-care': 0.7,
  maternity: 0.5,
  'mental-health': 0.7,
};

/** Mean days on a mental health ward by class. The first two are the trust's targets; the others are assumed. */
export const MENTAL_HEALTH_DAYS: Readonly<Record<string, number>> = {
  '200': 32,
  '201': 77,
  '202': 40,
  '204': 50,
  '205': 400,
  '206': 500,
  '207': 650,
  '210': 300,
  '212': 300,
};

/** Leaves of a person a day by class of the ward. */
export const LEAVES_PER_DAY: Readonly<Record<string, number>> = {
  '200': 0.03,
  '201': 0.02,
  '206': 0.01,
  '210': 0.05,
  '212': 0.06,
};

/** Hours in an emergency department until the decision, and in urgent treatment. */
export const EMERGENCY_HOURS = 3.6;
export const URGENT_HOURS = 2.2;
export const EMERGENCY_SIGMA = 0.5;

/** Share of the emergency attendances of a site with a children's department that are children's, and admitted. */
export const CHILDREN = 0.2;
export const CHILDREN_ADMITTED = 0.09;

/** Share of people in assessment who go on to a ward, of those to surgery, and to critical care. */
export const GOES_ON = 0.5;
export const TO_SURGERY = 0.28;
export const TO_CRITICAL_CARE = 0.04;
/** Share of those going on to a medical ward who go to the sister site without an emergency department. */
export const TO_SISTER = 0.15;

/** Parts of the non-elective spells that do not come by the emergency department. */
export const DIRECT_MATERNITY = 0.42;
export const DIRECT_NEWBORN = 0.05;

/** Of people who leave, those who wait in the discharge lounge; of moves, those sent as an update. */
export const BY_LOUNGE = 0.18;
export const MOVE_BY_UPDATE = 0.06;
/** Of emergency arrivals, those not known by name at first; of stays, those whose leaving is announced. */
export const UNKNOWN_AT_FIRST = 0.004;
export const ANNOUNCED = 0.5;
/** Of messages, those recorded late, and those sent twice. */
export const LATE = 0.02;
export const TWICE = 0.01;
/** Updates and mistakes per person in a bed and day. */
export const UPDATES_PER_DAY = 0.15;
export const MISTAKES_PER_DAY = 0.006;
/** Of planned stays of this many days and more, the leaving falls on a day of the week as published. */
export const COMPLEX_DAYS = 7;
