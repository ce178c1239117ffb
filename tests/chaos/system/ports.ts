import { portNear } from './platform.ts';

/**
 * Ports that nobody has now and that the system gives to nobody by itself (those above 32,000 it does): what was killed
 * comes back to where it was.
 */
export class Ports {
  private readonly taken = new Set<number>();
  private last = 12_000 + (process.pid % 180) * 100;

  async next(): Promise<number> {
    this.last = (await portNear(this.last, this.taken)) + 1;
    return this.last - 1;
  }
}
