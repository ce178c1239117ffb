/** Those who want a place, each on a connection of its own. */
export const ASKERS = 16;
/** Places that they all want: fewer than half of what they ask for can be theirs. */
export const PLACES = 24;
/** Attempts after which one who has a place gives it back. */
const KEEPS = 20;

export interface Desk<Promise_> {
  /** The promise, or undefined when somebody else has the place. */
  claim(place: number): Promise<Promise_ | undefined>;
  giveBack(promise: Promise_): Promise<unknown>;
}

export interface Contended {
  /** Attempts to claim a place, successful or not, per second. */
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  claimed: number;
}

/** All askers at once, `attempts` in all, each on the next place of its own seeded walk. */
export async function contend<Promise_>(desks: readonly Desk<Promise_>[], attempts: number): Promise<Contended> {
  const times: number[] = [];
  let claimed = 0;
  const began = performance.now();
  await Promise.all(
    desks.map(async (desk, asker) => {
      let [seed, kept, since] = [asker * 7_919 + 1, undefined as Promise_ | undefined, 0];
      for (let attempt = asker; attempt < attempts; attempt += desks.length) {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
        const at = performance.now();
        const got = await desk.claim((seed >>> 8) % PLACES);
        times.push(performance.now() - at);
        if (got !== undefined) claimed += 1;
        if (got !== undefined && kept !== undefined) await desk.giveBack(got);
        else if (got !== undefined) [kept, since] = [got, attempt];
        if (kept !== undefined && attempt - since >= KEEPS * desks.length) {
          await desk.giveBack(kept);
          kept = undefined;
        }
      }
      if (kept !== undefined) await desk.giveBack(kept);
    }),
  );
  const perSecond = (attempts * 1_000) / (performance.now() - began);
  times.sort((a, b) => a - b);
  return { perSecond, p50Ms: times[times.length >> 1]!, p99Ms: times[Math.floor(times.length * 0.99)]!, claimed };
}
