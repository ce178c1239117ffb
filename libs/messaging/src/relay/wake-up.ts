/** Lets a loop sleep until somebody wakes it or the time is over; a call while it is awake is not lost. */
export class WakeUp {
  private called = false;
  private answer: (() => void) | undefined;

  call = (): void => {
    this.called = true;
    this.answer?.();
  };

  async within(ms: number): Promise<void> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.answer = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.answer = undefined;
    this.called = false;
  }
}
