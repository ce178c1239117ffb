/** Work that is done again and again, never twice at the same time. */
export interface Repeated {
  /** Resolves when the work in hand is finished; there is no next. */
  stop(): Promise<void>;
}

/**
 * Does `work` now (or not yet, without `atOnce`) and then each `ms` milliseconds; `failed` hears why one time did not work,
 * and the next comes anyway.
 */
export function runEvery(
  ms: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
  { atOnce = true }: { atOnce?: boolean } = {},
): Repeated {
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= work()
      .catch(failed)
      .finally(() => (running = undefined));
  };
  const timer = setInterval(run, ms).unref();
  if (atOnce) run();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
