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

/** Work that somebody calls for. */
export interface Called extends Repeated {
  call(): void;
}

/**
 * Does `work` within `withinMs` milliseconds of a call, once for all calls that came meanwhile, and `atLeastEveryMs` after
 * the last time when nobody called; the first time by itself. What failed is called for again, and `failed` hears why.
 */
export function runWhenCalled(
  { withinMs, atLeastEveryMs }: { withinMs: number; atLeastEveryMs: number },
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): Called {
  let called = true;
  let doneAt = 0;
  const runWhenDue = async () => {
    if (!called && performance.now() - doneAt < atLeastEveryMs) return;
    called = false;
    await work();
    doneAt = performance.now();
  };
  const callAgain = (error: unknown) => {
    called = true;
    failed(error);
  };
  const { stop } = runEvery(withinMs, runWhenDue, callAgain, { atOnce: false });
  return { stop, call: () => void (called = true) };
}
