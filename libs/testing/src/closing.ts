import { afterAll } from '@jest/globals';

const open: (() => unknown)[] = [];

/**
 * Runs `close` after the last test of this spec file, the latest registered first: what was opened last closes first.
 * May be called anywhere, within a test too. Every one runs, whatever fails before it; the failures are then thrown.
 */
export function closing(close: () => unknown): void {
  open.push(close);
}

// jest runs `afterAll` hooks in the order they were defined, so a spec that registers its own runs after this one:
// a spec uses `closing` for everything that needs a database or a broker still to be there.
afterAll(async () => {
  const failures: unknown[] = [];
  for (let close = open.pop(); close; close = open.pop()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what this spec file opened did not close');
});
