import { jest } from '@jest/globals';

const times = Number(process.env['PROPERTY_RUNS'] ?? 1);
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_122);
if (times > 1) jest.setTimeout(60_000 * times);

/**
 * How often a property is tried, for `fc.assert`: `base` times, multiplied by PROPERTY_RUNS when that is set. The cases
 * are the same each time; PROPERTY_SEED chooses others.
 */
export const propertyRuns = (base: number): { numRuns: number; seed: number } => ({
  numRuns: Math.ceil(base * times),
  seed,
});
