import type { Parameters } from 'fast-check';

const times = Number(process.env['PROPERTY_RUNS'] ?? 1);
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_122);

/** How long a test of properties may take, in milliseconds: for the busiest of machines. */
export const PROPERTY_MS = 120_000 * Math.max(1, times);

/**
 * How often a property is tried, for `fc.assert`: `base` times, multiplied by PROPERTY_RUNS when that is set. The cases
 * are the same each time; PROPERTY_SEED chooses others. A failure is made smaller for as long as the test's time allows.
 */
export const propertyRuns = (base: number): Parameters<unknown> => ({
  numRuns: Math.ceil(base * times),
  seed,
  interruptAfterTimeLimit: PROPERTY_MS / 2,
  markInterruptAsFailure: true,
});
