import type { Bench, World } from './harness/bench.ts';
import type { Platform } from './harness/platform.ts';
import { bareClaims, bareSlots, readThenWrite } from './reserve/bare-claims.ts';
import { overAllocated, realHolds, realLedger } from './reserve/real-holds.ts';

const ATTEMPTS = 6_000;
const NAIVE_ATTEMPTS = 2_000;

/** B5: sixteen askers want the same twenty-four places, most are too late. An attempt is a claim, granted or refused. */
export const bench: Bench = {
  name: 'reserve',
  rounds: 3,
  async start(platform: Platform): Promise<World> {
    const [bare, real] = [await platform.database(), await platform.database()];
    await bareSlots(bare);
    const ledger = await realLedger(real);
    await realHolds(ledger, 400);
    await bareClaims(bare, 1_000);
    const figures = (
      { perSecond, p50Ms, p99Ms, claimed }: Awaited<ReturnType<typeof realHolds>>,
      attempts: number,
    ) => ({
      perSecond,
      p50Ms,
      p99Ms,
      more: { granted_share: claimed / attempts },
    });
    return {
      ways: {
        ours: async () => {
          const { more, ...measured } = figures(await realHolds(ledger, ATTEMPTS), ATTEMPTS);
          return { ...measured, more: { ...more, over_allocated: await overAllocated(real) } };
        },
        limit: async () => {
          const { perSecond, claimed } = await bareClaims(bare, ATTEMPTS);
          return { perSecond, more: { limit_granted_share: claimed / ATTEMPTS } };
        },
        naive: async () => ({ perSecond: (await readThenWrite(bare, NAIVE_ATTEMPTS)).perSecond }),
      },
      check: async () => {
        const found = await overAllocated(real);
        return found === 0 ? [] : [`${found} pairs of promises of one place at the same moment`];
      },
      stop: () => ledger.database.stop(),
    };
  },
};
