import { isBrokenWorld } from '@careway/database';

/** True when the error, or what caused it, is a world that does not work (no database, no network) and not the event. */
export function worldIsBroken(error: unknown): boolean {
  for (let one = error; one; one = (one as { cause?: unknown }).cause) if (isBrokenWorld(one)) return true;
  return false;
}
