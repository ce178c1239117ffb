import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until `check` neither throws nor gives `false`, and gives its result. Tests wait for conditions, never for times.
 * @param within milliseconds until the last failure is thrown (20,000)
 */
export async function eventually<Result>(
  check: () => Result | Promise<Result>,
  { within = 20_000 }: { within?: number } = {},
): Promise<Exclude<Result, false>> {
  const deadline = Date.now() + within;
  for (let pause = 5; ; pause = Math.min(pause * 1.5, 100)) {
    try {
      const result = await check();
      if (result !== false) return result as Exclude<Result, false>;
      if (Date.now() > deadline) throw new Error(`still false after ${within} ms`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await wait(pause);
  }
}
