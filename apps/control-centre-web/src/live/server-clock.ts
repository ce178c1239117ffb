/** The service's clock as this screen knows it: half of the way there and back is taken off. */
export class ServerClock {
  private offsetMs = 0;
  private measured = false;

  /** The service's time now, epoch milliseconds. */
  now(): number {
    return Date.now() + this.offsetMs;
  }

  /** A time that the service said just now; replaced once the way has been measured. */
  heard(serverTime: string): void {
    if (!this.measured) this.offsetMs = Date.parse(serverTime) - Date.now();
  }

  /** Measures the way. A failure leaves what is known. */
  async measure(): Promise<void> {
    try {
      const asked = performance.now();
      const answer = await fetch('/board/clock', { cache: 'no-store' });
      const { serverTime } = (await answer.json()) as { serverTime: string };
      const there = (performance.now() - asked) / 2;
      if (there > 500) return;
      this.offsetMs = Date.parse(serverTime) + there - Date.now();
      this.measured = true;
    } catch {
      // The stream tells whether the service is there; the clock is asked again in a minute.
    }
  }
}
