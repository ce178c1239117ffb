/** What must work before this service takes work. A check that throws, or takes longer than 2 s, is not ready. */
export class Readiness {
  readonly checks = new Map<string, () => Promise<void>>();
  /** Set when the service has begun to drain. */
  draining = false;

  require(name: string, check: () => Promise<void>): void {
    this.checks.set(name, check);
  }
}
