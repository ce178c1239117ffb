import type { Arbitrary } from 'fast-check';

/** One way into the system, and what must hold for any bytes that come by it. */
export interface Door {
  name: 'framing' | 'er7' | 'json';
  inputs: Arbitrary<Buffer>;
  /** Throws a `Violation` when something does not hold, and lets through whatever the code under test throws. */
  check(input: Buffer): void;
}
